package shop.platform.outside;

import java.util.List;

/** The secrets with which a partner outside signs what it tells: one, or two while one replaces the other. */
public final class WebhookSecrets {

    private WebhookSecrets() {}

    /**
     * The same, if they will do.
     *
     * @param property that names them, for who set it
     */
    public static List<String> checked(String property, List<String> secrets) {
        if (secrets == null
                || secrets.isEmpty()
                || secrets.size() > 2
                || secrets.stream().anyMatch(String::isBlank)) {
            throw new IllegalArgumentException(property + " must be one secret, or two while one replaces the other");
        }
        return List.copyOf(secrets);
    }
}
