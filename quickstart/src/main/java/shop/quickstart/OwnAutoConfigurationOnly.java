package shop.quickstart;

import java.util.List;
import org.springframework.boot.autoconfigure.AutoConfigurationImportFilter;
import org.springframework.boot.autoconfigure.AutoConfigurationMetadata;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.context.EnvironmentAware;
import org.springframework.core.env.Environment;

/**
 * Keeps an application from configuring what only its neighbours in this JVM brought onto the class path: alone, it would
 * not find it there.
 */
final class OwnAutoConfigurationOnly implements AutoConfigurationImportFilter, EnvironmentAware {

    /** Beginnings of the names of auto-configurations that belong to neighbours. */
    static final String PROPERTY = "quickstart.not-mine";

    private List<String> notMine = List.of();

    @Override
    public void setEnvironment(Environment environment) {
        notMine = Binder.get(environment)
                .bind(PROPERTY, Bindable.listOf(String.class))
                .orElse(List.of());
    }

    @Override
    public boolean[] match(String[] candidates, AutoConfigurationMetadata metadata) {
        var mine = new boolean[candidates.length];
        for (int index = 0; index < candidates.length; index++) {
            String candidate = candidates[index];
            mine[index] = candidate == null || notMine.stream().noneMatch(candidate::startsWith);
        }
        return mine;
    }
}
