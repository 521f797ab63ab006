package shop.platform.serialization;

import com.fasterxml.jackson.annotation.JsonCreator;
import shop.http.PlainText;
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
                        && PlainText.isFormOf(method.getDeclaringClass())
                ? Boolean.TRUE
                : null;
    }

    @Override
    public JsonCreator.Mode findCreatorAnnotation(MapperConfig<?> config, Annotated annotated) {
        return annotated instanceof AnnotatedConstructor constructor
                        && PlainText.isFormOf(constructor.getDeclaringClass())
                ? JsonCreator.Mode.DELEGATING
                : null;
    }
}
