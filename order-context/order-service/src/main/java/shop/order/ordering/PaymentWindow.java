package shop.order.ordering;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.springframework.stereotype.Component;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.order.market.BusinessCalendar;
import shop.platform.time.TimeScale;

/**
 * ORD-28: until when to pay is decided once, when the order is placed. 30 minutes; with a bank slip, until the end of the
 * second business day after it is due, by the market's calendar and clocks.
 */
@Component
public final class PaymentWindow {

    private static final Duration WITHOUT_SLIP = Duration.ofMinutes(30);
    private static final int DAYS_UNTIL_SLIP_IS_DUE = 3;
    private static final int BUSINESS_DAYS_AFTER_DUE_DATE = 2;

    private final BusinessCalendar calendar;
    private final TimeScale scale;

    public PaymentWindow(BusinessCalendar calendar, TimeScale scale) {
        this.calendar = calendar;
        this.scale = scale;
    }

    /** The moment at which an order that is placed now and not paid by then is rejected (ORD-05), by the world's clock. */
    Instant payUntil(List<Tender> tenders, Instant now) {
        Duration window = tenders.stream()
                .filter(PaymentWindow::isSlip)
                .map(slip -> slip.dueDate().orElse(slipsAreDue(now)))
                .max(LocalDate::compareTo)
                .map(due -> calendar.endOf(calendar.businessDaysAfter(due, BUSINESS_DAYS_AFTER_DUE_DATE)))
                .map(end -> Duration.between(now, end))
                .orElse(WITHOUT_SLIP);
        return now.plus(scale.of(window));
    }

    /** The day until which slips can be paid that come without one; empty where there are none. */
    Optional<LocalDate> slipsDue(List<Tender> tenders, Instant now) {
        return tenders.stream()
                        .anyMatch(tender -> isSlip(tender) && tender.dueDate().isEmpty())
                ? Optional.of(slipsAreDue(now))
                : Optional.empty();
    }

    /** Which day it is where the customer pays. */
    LocalDate today(Instant now) {
        return calendar.dayOf(now);
    }

    private LocalDate slipsAreDue(Instant now) {
        return today(now).plusDays(DAYS_UNTIL_SLIP_IS_DUE);
    }

    private static boolean isSlip(Tender tender) {
        return tender.method() == TenderMethod.BANK_SLIP;
    }
}
