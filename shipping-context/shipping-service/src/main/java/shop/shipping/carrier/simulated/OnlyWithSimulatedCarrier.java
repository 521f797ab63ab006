package shop.shipping.carrier.simulated;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;

/** Of what is there only where this service works with the simulated carrier, which it does unless told otherwise. */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
@ConditionalOnProperty(name = "shipping.carrier.kind", havingValue = "simulated", matchIfMissing = true)
@interface OnlyWithSimulatedCarrier {}
