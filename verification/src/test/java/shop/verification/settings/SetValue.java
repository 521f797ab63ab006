package shop.verification.settings;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.regex.Pattern;
import org.springframework.beans.factory.config.YamlPropertiesFactoryBean;
import org.springframework.core.io.ByteArrayResource;

/**
 * A value in a configuration file.
 *
 * @param key whole: {@code shop.limits.rates[/orders]}
 * @param value without the places that it has for other settings
 */
record SetValue(String file, String key, String value) {

    private static final Pattern PLACE = Pattern.compile("\\$\\{[^}]*}");
    private static final Pattern ADDRESS =
            Pattern.compile("https?://|\\b\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\.\\d{1,3}\\b|\\blocalhost\\b");
    private static final Pattern DURATION = Pattern.compile("\\d+ ?(?:ns|us|ms|s|m|h|d)|PT?\\d.*");
    private static final Pattern AMOUNT = Pattern.compile("\\d+(?:\\.\\d+)?(?:[KMGT]?B)?");
    private static final Pattern NAME_OF_A_TIME = part("ms|millis|seconds|minutes|timeout|interval");
    private static final Pattern NAME_OF_A_SECRET = part("secrets?|passwords?|tokens?|credentials?");

    private static Pattern part(String words) {
        return Pattern.compile("(?:^|-)(?:" + words + ")(?:-|$)");
    }

    /** All that a file says. */
    static List<SetValue> in(String file, String yaml) {
        var reader = new YamlPropertiesFactoryBean();
        reader.setResources(new ByteArrayResource(yaml.getBytes(StandardCharsets.UTF_8)));
        return reader.getObject().entrySet().stream()
                .map(said -> new SetValue(
                        file,
                        String.valueOf(said.getKey()),
                        PLACE.matcher(String.valueOf(said.getValue())).replaceAll("")))
                .toList();
    }

    /** What the page on settings would call it: of a list, or of what is set by name, all together. */
    String setting() {
        return key.replaceFirst("\\[.*", "");
    }

    /** Its name among the exceptions. */
    String name() {
        return file + ":" + key;
    }

    boolean isAddress() {
        return ADDRESS.matcher(value).find();
    }

    boolean isWindow() {
        return DURATION.matcher(value).matches()
                || isAmount() && NAME_OF_A_TIME.matcher(lastPart()).find();
    }

    /** Whatever is a number or a size, and no window: what it counts is for its reason to say. */
    boolean isLimit() {
        return isAmount() && !isWindow();
    }

    boolean isSecret() {
        return NAME_OF_A_SECRET.matcher(lastPart()).find()
                && !value.isBlank()
                && !value.startsWith("/")
                && !value.matches("true|false")
                && !isWindow();
    }

    private boolean isAmount() {
        return AMOUNT.matcher(value).matches();
    }

    private String lastPart() {
        return key.replaceAll("\\[[^]]*]", "").replaceFirst(".*\\.", "");
    }
}
