package shop.platform.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Paths of a service that need no token, because their requests prove by other means where they come from.
 *
 * @param open patterns such as {@code /carrier-notifications}
 */
@ConfigurationProperties("shop.security")
record OpenPaths(@DefaultValue List<String> open) {}
