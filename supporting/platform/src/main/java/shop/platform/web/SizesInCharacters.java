package shop.platform.web;

import jakarta.validation.ConstraintValidator;
import jakarta.validation.ConstraintValidatorContext;
import jakarta.validation.constraints.Size;
import java.util.Collection;
import org.hibernate.validator.HibernateValidatorConfiguration;
import org.springframework.boot.validation.autoconfigure.ValidationConfigurationCustomizer;

/** How long a text is, in characters as JSON Schema counts them: the library counts those beyond the first plane twice. */
final class SizesInCharacters {

    private SizesInCharacters() {}

    static ValidationConfigurationCustomizer instead() {
        return configuration -> {
            if (configuration instanceof HibernateValidatorConfiguration library) {
                var mapping = library.createConstraintMapping();
                mapping.constraintDefinition(Size.class)
                        .includeExistingValidators(false)
                        .validatedBy(OfText.class)
                        .validatedBy(OfList.class);
                library.addMapping(mapping);
            }
        };
    }

    /** Counts characters. */
    public static final class OfText extends Within<CharSequence> {

        @Override
        long count(CharSequence text) {
            return text.codePoints().count();
        }
    }

    /** Counts elements. */
    public static final class OfList extends Within<Collection<?>> {

        @Override
        long count(Collection<?> list) {
            return list.size();
        }
    }

    private abstract static class Within<T> implements ConstraintValidator<Size, T> {

        private int least;
        private int most;

        @Override
        public void initialize(Size size) {
            least = size.min();
            most = size.max();
        }

        @Override
        public boolean isValid(T value, ConstraintValidatorContext context) {
            if (value == null) {
                return true;
            }
            long count = count(value);
            return least <= count && count <= most;
        }

        abstract long count(T value);
    }
}
