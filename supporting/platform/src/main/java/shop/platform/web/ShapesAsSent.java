package shop.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import jakarta.validation.constraints.NotBlank;
import jakarta.validation.constraints.NotNull;
import jakarta.validation.constraints.Pattern;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import shop.http.Identifier;
import shop.http.Texts;
import shop.kernel.Money;

/**
 * Reads from records what annotations would only repeat: an answer always has every component that is not optional; a
 * request may leave out, or have as null, what it need not have, is refused with anything else in it, and its texts are
 * texts.
 */
final class ShapesAsSent implements ModelConverter {

    private static final String COMPONENTS = "#/components/schemas/";
    private static final String NULL = "null";

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        JavaType java = type.getType() == null ? null : Json.mapper().constructType(type.getType());
        if (java != null && java.getRawClass() == Money.class) {
            return money(type, context);
        }
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        Schema<?> shape = resolved == null || resolved.get$ref() == null
                ? resolved
                : context.getDefinedModels().get(resolved.get$ref().substring(COMPONENTS.length()));
        if (shape != null && java != null) {
            if (java.isEnumType() && shape.getEnum() != null) {
                WordsOfJavadoc.explain(shape, java.getRawClass());
            } else if (java.getRawClass().isRecord() && shape.getProperties() != null) {
                complete(shape, java.getRawClass());
            }
        }
        return resolved;
    }

    /** One shape for all amounts. */
    private static Schema<?> money(AnnotatedType type, ModelConverterContext context) {
        context.defineModel("Money", AmountsAsSent.shape(), type, null);
        return new Schema<>().$ref(COMPONENTS + "Money");
    }

    private static void complete(Schema<?> shape, Class<?> record) {
        WordsOfJavadoc.describe(shape, record);
        if (isRequest(record)) {
            shape.setAdditionalProperties(false);
            for (RecordComponent component : record.getRecordComponents()) {
                asRead(shape, component);
            }
            return;
        }
        List<String> always = Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .filter(shape.getProperties()::containsKey)
                .sorted()
                .toList();
        shape.setRequired(always.isEmpty() ? null : always);
        withoutTypeBesideSeveral(shape);
    }

    /** What is one of several shapes has no type beside theirs. */
    @SuppressWarnings("rawtypes") // as the library declares them
    private static void withoutTypeBesideSeveral(Schema<?> shape) {
        for (Schema property : shape.getProperties().values()) {
            Schema<?> items = property.getItems();
            if (items != null && items.getAnyOf() != null) {
                items.setTypes(null);
                items.setType(null);
            }
        }
    }

    @SuppressWarnings("rawtypes") // as the library declares them
    private static void asRead(Schema<?> shape, RecordComponent component) {
        Map<String, Schema> properties = shape.getProperties();
        Schema<?> property = properties.get(component.getName());
        if (property == null) {
            return;
        }
        if (component.getType() == String.class && !component.getAccessor().isAnnotationPresent(Pattern.class)) {
            property.setPattern(
                    component.getAccessor().isAnnotationPresent(Identifier.class) ? Texts.NAME : Texts.TEXT);
        }
        if (component.getAccessor().isAnnotationPresent(NotBlank.class)) {
            property.setMinLength(1);
        } else if (mayBeNull(component)) {
            properties.put(component.getName(), orNull(property));
        }
        if (property.getPattern() != null) {
            property.setPattern(anchored(property.getPattern()));
        }
    }

    private static boolean mayBeNull(RecordComponent component) {
        return !component.getType().isPrimitive() && !component.getAccessor().isAnnotationPresent(NotNull.class);
    }

    /** A shape that several others name is completed more than once. */
    private static Schema<?> orNull(Schema<?> property) {
        if (property.getAnyOf() != null) {
            return property;
        }
        if (property.get$ref() != null) {
            return new Schema<>().anyOf(List.of(property, new Schema<>().types(Set.of(NULL))));
        }
        Set<String> types = new LinkedHashSet<>(property.getTypes() == null ? Set.of() : property.getTypes());
        types.add(NULL);
        property.setTypes(types);
        return property;
    }

    /** Here a pattern is that of the whole, in JSON Schema of any part. */
    static String anchored(String pattern) {
        return pattern.startsWith("^") ? pattern : "^(?:" + pattern + ")$";
    }

    /** Only what comes in is validated. */
    private static boolean isChecked(RecordComponent component) {
        return Arrays.stream(component.getAccessor().getAnnotations())
                .anyMatch(each -> each.annotationType().getPackageName().equals("jakarta.validation.constraints"));
    }

    private static boolean isRequest(Class<?> type) {
        return type != null
                && type.isRecord()
                && (type.getSimpleName().endsWith("Request")
                        || Arrays.stream(type.getRecordComponents()).anyMatch(ShapesAsSent::isChecked)
                        || isRequest(type.getEnclosingClass()));
    }
}
