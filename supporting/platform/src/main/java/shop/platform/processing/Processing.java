package shop.platform.processing;

import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * How much a service's event processors do at once.
 *
 * @param segments into how many shares each processor's work is split, at its first start
 * @param batch how many events are processed between two writes of a projection, at the most
 * @param parked how many events of each processor may be parked
 */
@ConfigurationProperties("shop.processing")
public record Processing(
        @DefaultValue("4") int segments,
        @DefaultValue("100") int batch,
        @DefaultValue("10000") int parked) {}
