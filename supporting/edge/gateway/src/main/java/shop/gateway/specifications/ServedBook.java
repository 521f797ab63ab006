package shop.gateway.specifications;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.boot.context.properties.source.InvalidConfigurationPropertyValueException;

/**
 * What the book of the business is told of where it is served.
 *
 * @param issues where a question about a rule is asked: the address of a form, with places for {title} and {body}; without it
 *     the question is copied
 */
@ConfigurationProperties("book")
record ServedBook(@DefaultValue("") String issues) {

    ServedBook {
        boolean isForm = issues.matches("https?://.+") && issues.contains("{title}") && issues.contains("{body}");
        if (!issues.isEmpty() && !isForm) {
            throw new InvalidConfigurationPropertyValueException(
                    "book.issues",
                    issues,
                    "It is an address that begins with https:// and has a place for {title} and one for {body}, or is left out.");
        }
    }
}
