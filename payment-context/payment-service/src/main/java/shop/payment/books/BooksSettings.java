package shop.payment.books;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How often the provider's books are looked into.
 *
 * @param every how often there is a round
 * @param lookBack how far back a round looks for what others have done and nobody has heard of
 */
@ConfigurationProperties("payment.books")
record BooksSettings(
        @DefaultValue("5m") Duration every,
        @DefaultValue("14d") Duration lookBack) {}
