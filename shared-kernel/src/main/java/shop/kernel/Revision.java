package shop.kernel;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * The revision of a message's stored form. It stands here, not taken from a framework, so that a published language
 * depends on nothing but the JDK. A change that an old reader would misread raises it and brings an upcaster.
 */
@Documented
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface Revision {
    String value();
}
