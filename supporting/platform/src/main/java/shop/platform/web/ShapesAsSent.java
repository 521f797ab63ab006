package shop.platform.web;

import com.fasterxml.jackson.databind.JavaType;
import io.swagger.v3.core.converter.AnnotatedType;
import io.swagger.v3.core.converter.ModelConverter;
import io.swagger.v3.core.converter.ModelConverterContext;
import io.swagger.v3.core.util.Json;
import io.swagger.v3.oas.models.media.Schema;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;

/**
 * Reads from records what annotations would only repeat: an answer always has every component that is not optional, and a
 * request with anything else in it than its components is refused.
 */
final class ShapesAsSent implements ModelConverter {

    private static final String COMPONENTS = "#/components/schemas/";

    @Override
    public Schema<?> resolve(AnnotatedType type, ModelConverterContext context, Iterator<ModelConverter> chain) {
        Schema<?> resolved = chain.hasNext() ? chain.next().resolve(type, context, chain) : null;
        JavaType java = type.getType() == null ? null : Json.mapper().constructType(type.getType());
        if (resolved != null && java != null && java.getRawClass().isRecord()) {
            Schema<?> shape = resolved.get$ref() == null
                    ? resolved
                    : context.getDefinedModels().get(resolved.get$ref().substring(COMPONENTS.length()));
            if (shape != null && shape.getProperties() != null) {
                complete(shape, java.getRawClass());
            }
        }
        return resolved;
    }

    private static void complete(Schema<?> shape, Class<?> record) {
        if (isRequest(record)) {
            shape.setAdditionalProperties(false);
            return;
        }
        List<String> always = Arrays.stream(record.getRecordComponents())
                .filter(component -> component.getType() != Optional.class)
                .map(RecordComponent::getName)
                .filter(shape.getProperties()::containsKey)
                .sorted()
                .toList();
        shape.setRequired(always.isEmpty() ? null : always);
    }

    /** Only what comes in is validated. */
    private static boolean isChecked(RecordComponent component) {
        return Arrays.stream(component.getAccessor().getAnnotations())
                .anyMatch(each -> each.annotationType().getPackageName().equals("jakarta.validation.constraints"));
    }

    private static boolean isRequest(Class<?> record) {
        return record.getSimpleName().endsWith("Request")
                || Arrays.stream(record.getRecordComponents()).anyMatch(ShapesAsSent::isChecked)
                || (record.getEnclosingClass() != null && isRequest(record.getEnclosingClass()));
    }
}
