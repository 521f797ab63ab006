package shop.payment;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.stereotype.Component;
import shop.payment.collecting.CaptureRetries;
import shop.platform.time.TimeScale;
import shop.platform.trying.Terms;

/** What payments ask for, in a shop that has set nothing but what a scenario says. */
@Component
public final class PaymentTerms implements Terms {

    @Override
    public Set<String> settings() {
        return Set.of("shop.time.");
    }

    @Override
    public List<Object> under(Binder settings) {
        return List.of(new CaptureRetries(settings.bindOrCreate("shop.time", TimeScale.class)));
    }
}
