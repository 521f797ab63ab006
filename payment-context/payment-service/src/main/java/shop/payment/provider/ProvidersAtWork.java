package shop.payment.provider;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;
import org.springframework.core.env.Environment;

/**
 * Which providers this service works with (PAY-20).
 *
 * @param home the one that is meant where a token names none
 * @param beside others, whose tokens name them: {@code toss:…}
 */
record ProvidersAtWork(String home, List<String> beside) {

    static final List<String> KNOWN = List.of("simulated", "stripe", "toss", "portone");

    private static final String KIND = "payment.provider.kind";
    private static final String BESIDE = "payment.provider.beside";

    /** @throws InvalidConfigurationPropertyValueException when one is not known, or named twice */
    ProvidersAtWork {
        beside = List.copyOf(beside);
        if (!KNOWN.contains(home)) {
            throw new InvalidConfigurationPropertyValueException(
                    KIND, home, "It must be one of " + String.join(", ", KNOWN) + ".");
        }
        List<String> all = new ArrayList<>(beside);
        all.add(home);
        if (!KNOWN.containsAll(all) || new HashSet<>(all).size() < all.size()) {
            throw new InvalidConfigurationPropertyValueException(
                    BESIDE, String.join(", ", beside), "Each must be another of " + String.join(", ", KNOWN) + ".");
        }
    }

    static ProvidersAtWork in(Environment environment) {
        return new ProvidersAtWork(
                environment.getProperty(KIND, "simulated"),
                Binder.get(environment)
                        .bind(BESIDE, Bindable.listOf(String.class))
                        .orElse(List.of()));
    }

    /** All of them, the home first. */
    List<String> all() {
        List<String> all = new ArrayList<>(List.of(home));
        all.addAll(beside);
        return all;
    }
}
