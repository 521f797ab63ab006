package shop.specification;

import net.jqwik.api.lifecycle.AroundPropertyHook;
import net.jqwik.api.lifecycle.PropagationMode;
import net.jqwik.api.lifecycle.PropertyAttributes;
import net.jqwik.api.lifecycle.PropertyExecutionResult;
import net.jqwik.api.lifecycle.PropertyExecutor;
import net.jqwik.api.lifecycle.PropertyLifecycleContext;

/**
 * Gives every property one seed, so that a build tries the same cases as the last one and fails by what was changed. {@code
 * -Dproperty.rounds=5} (as {@code -Pthorough} has it) looks for new ones: so many times the tries, by another seed each
 * run, which jqwik tells with what it found.
 *
 * <p>jqwik finds it as a service, wherever this module is on the class path.
 */
public final class SeededProperties implements AroundPropertyHook {

    private static final String SEED = "20260106";

    private static final int TRIES_UNLESS_SAID = 1000;

    @Override
    public PropagationMode propagateTo() {
        return PropagationMode.ALL_DESCENDANTS;
    }

    /** Outside all others, before the first case is made. */
    @Override
    public int aroundPropertyProximity() {
        return -100;
    }

    @Override
    public PropertyExecutionResult aroundProperty(PropertyLifecycleContext property, PropertyExecutor cases)
            throws Throwable {
        PropertyAttributes attributes = property.attributes();
        int rounds = Integer.getInteger("property.rounds", 1);
        int tries = attributes.tries().orElse(TRIES_UNLESS_SAID);
        boolean example = tries == 1;
        if (rounds > 1 && !example) {
            attributes.setTries(rounds * tries);
        } else if (attributes.seed().isEmpty()) {
            attributes.setSeed(SEED);
        }
        return cases.execute();
    }
}
