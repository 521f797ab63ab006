package shop.order.policies;

import java.time.DayOfWeek;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.Collections;
import java.util.List;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;

/** How long an order may wait for its money (ORD-05). */
final class PaymentWindow {

    private static final Duration WITHOUT_SLIP = Duration.ofMinutes(30);
    private static final int DAYS_UNTIL_SLIP_IS_DUE = 3;
    private static final int MOST_DAYS_UNTIL_DUE = 90;
    private static final int BUSINESS_DAYS_AFTER_DUE_DATE = 2;

    private PaymentWindow() {}

    /** 30 minutes; with a bank slip, until the end of the second business day after its due date, which is
     * taken to be 90 days away at the most: other tenders' money must not be held for longer. */
    static Duration of(List<Tender> tenders, Instant placedAt) {
        return tenders.stream()
                .filter(tender -> tender.method() == TenderMethod.BANK_SLIP)
                .map(slip -> slipIsDue(slip, placedAt))
                .map(due -> Collections.min(List.of(due, dayOf(placedAt).plusDays(MOST_DAYS_UNTIL_DUE))))
                .max(LocalDate::compareTo)
                .map(due -> Duration.between(placedAt, endOf(businessDaysAfter(due))))
                .filter(window -> window.compareTo(WITHOUT_SLIP) > 0)
                .orElse(WITHOUT_SLIP);
    }

    /** The day until which a bank slip can be paid. */
    static LocalDate slipIsDue(Tender slip, Instant placedAt) {
        return slip.dueDate().orElse(dayOf(placedAt).plusDays(DAYS_UNTIL_SLIP_IS_DUE));
    }

    private static LocalDate businessDaysAfter(LocalDate day) {
        LocalDate result = day;
        for (int left = BUSINESS_DAYS_AFTER_DUE_DATE; left > 0; ) {
            result = result.plusDays(1);
            if (result.getDayOfWeek() != DayOfWeek.SATURDAY && result.getDayOfWeek() != DayOfWeek.SUNDAY) {
                left--;
            }
        }
        return result;
    }

    private static LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, ZoneOffset.UTC);
    }

    private static Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant();
    }
}
