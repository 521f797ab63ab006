package shop.payment.provider;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.annotation.Condition;
import org.springframework.context.annotation.ConditionContext;
import org.springframework.context.annotation.Conditional;
import org.springframework.core.type.AnnotatedTypeMetadata;

/** Of what is there only where this service works with the provider of this name. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@Conditional(OnlyWithProvider.IsAtWork.class)
public @interface OnlyWithProvider {

    String value();

    /** Reads the settings, before anything of a provider is loaded. */
    final class IsAtWork implements Condition {

        @Override
        public boolean matches(ConditionContext context, AnnotatedTypeMetadata metadata) {
            Map<String, Object> named =
                    Objects.requireNonNull(metadata.getAnnotationAttributes(OnlyWithProvider.class.getName()));
            return ProvidersAtWork.in(context.getEnvironment()).all().contains(named.get("value"));
        }
    }
}
