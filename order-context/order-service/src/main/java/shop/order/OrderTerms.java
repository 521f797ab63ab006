package shop.order;

import java.util.List;
import java.util.Set;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.stereotype.Component;
import shop.order.market.BusinessCalendar;
import shop.order.market.Market;
import shop.order.ordering.Choice;
import shop.order.ordering.LostParcels;
import shop.order.ordering.PaymentWindow;
import shop.order.ordering.ReturnTerms;
import shop.order.returns.ReturnChoices;
import shop.platform.time.TimeScale;
import shop.platform.trying.Terms;

/** What orders and returns ask for, in a shop that has set nothing but what a scenario says. */
@Component
public final class OrderTerms implements Terms {

    private static final String LOST_PARCELS = "order.lost-parcels";

    @Override
    public Set<String> settings() {
        return Set.of(LOST_PARCELS, "order.market.", "order.returns.", "shop.time.");
    }

    @Override
    public List<Object> under(Binder settings) {
        Market market = settings.bindOrCreate("order.market", Market.class);
        TimeScale scale = settings.bindOrCreate("shop.time", TimeScale.class);
        BusinessCalendar calendar = new BusinessCalendar(market);
        return List.of(
                new PaymentWindow(calendar, scale),
                new LostParcels(
                        settings.bind(LOST_PARCELS, LostParcels.Remedy.class).orElse(LostParcels.Remedy.ASK)),
                new ReturnTerms(
                        settings.bindOrCreate("order.returns", ReturnTerms.Settings.class), market, calendar, scale),
                new ReturnChoices(choice(settings, "approval"), choice(settings, "inspection")));
    }

    private static Choice choice(Binder settings, String name) {
        return settings.bind("order.returns." + name, Choice.class).orElse(Choice.AUTOMATIC);
    }
}
