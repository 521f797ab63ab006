package shop.platform.time;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.context.properties.EnableConfigurationProperties;

/** Offers the time scale to policies. */
@AutoConfiguration
@EnableConfigurationProperties(TimeScale.class)
public class TimeConfiguration {}
