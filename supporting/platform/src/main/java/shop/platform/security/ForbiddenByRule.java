package shop.platform.security;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of an operation which rule keeps a role from it, and the way out. Whoever has that role, and none that may, is told so
 * in place of {@code role-missing}; everybody else is told that.
 */
@Documented
@Target(ElementType.METHOD)
@Retention(RetentionPolicy.RUNTIME)
public @interface ForbiddenByRule {

    /** One of {@link Roles}. */
    String role();

    /** The id under which the rule catalogue lists the rule. */
    String rule();

    /** As a rejection has it, for programs. */
    String code();

    /** The same for people, with the way out. */
    String detail();
}
