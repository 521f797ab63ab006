package shop.platform.security;

import java.util.List;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * Which tokens count.
 *
 * @param issuer who gives them: what their claim {@code iss} says, letter by letter
 * @param audience for whom they are given: what their claim {@code aud} names
 * @param open patterns of paths, such as {@code /carrier-notifications}, that need no token, because their requests prove
 *     by other means where they come from, or nothing comes of them
 */
@ConfigurationProperties("shop.security")
record TokenSettings(
        @DefaultValue("http://127.0.0.1:9000") String issuer,
        @DefaultValue("shop") String audience,
        @DefaultValue List<String> open) {}
