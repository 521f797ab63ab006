package shop.platform.serialization;

import com.fasterxml.jackson.annotation.JsonCreator;
import java.lang.reflect.RecordComponent;
import tools.jackson.databind.cfg.MapperConfig;
import tools.jackson.databind.introspect.Annotated;
import tools.jackson.databind.introspect.AnnotatedConstructor;
import tools.jackson.databind.introspect.AnnotatedMethod;
import tools.jackson.databind.introspect.NopAnnotationIntrospector;

/**
 * Writes an id as the text it is: {@code "order-1"}, not {@code {"value": "order-1"}}. An id is a record whose only
 * component is a text called {@code value}; the published languages know no Jackson that could be told so there.
 */
final class ValuesAsPlainText extends NopAnnotationIntrospector {

    private static final long serialVersionUID = 1L;

    @Override
    public Boolean hasAsValue(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedMethod method
                        && method.getName().equals("value")
                        && method.getParameterCount() == 0
                        && isPlainText(method.getDeclaringClass())
                ? Boolean.TRUE
                : null;
    }

    @Override
    public JsonCreator.Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedConstructor constructor && isPlainText(constructor.getDeclaringClass())
                ? JsonCreator.Mode.DELEGATING
                : null;
    }

    private static boolean isPlainText(Class<?> type) {
        if (!type.isRecord()) {
            return false;
        }
        RecordComponent[] components = type.getRecordComponents();
        return components.length == 1
                && components[0].getName().equals("value")
                && components[0].getType() == String.class;
    }
}
