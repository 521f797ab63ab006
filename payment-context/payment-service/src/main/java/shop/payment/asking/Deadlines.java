package shop.payment.asking;

import java.time.Duration;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;

/**
 * After which time an open request is asked in another way.
 *
 * @param keysRemembered how long a key is taken to be remembered, where the provider does not forget it sooner; an older
 *     request is looked up before it is put
 * @param attentionAfter how long a request may be without outcome before a person is called (PAY-06)
 */
@ConfigurationProperties("payment.asking")
record Deadlines(
        @DefaultValue("24h") Duration keysRemembered,
        @DefaultValue("3d") Duration attentionAfter) {}
