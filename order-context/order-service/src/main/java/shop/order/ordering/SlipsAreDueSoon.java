package shop.order.ordering;

import java.time.LocalDate;
import shop.order.api.PlaceOrder;
import shop.order.api.Tender;
import shop.order.api.TenderMethod;
import shop.platform.rejection.BusinessRejection;

/**
 * ORD-28: a bank slip is due today or later, and not so late that other tenders' money would be held for ever; nothing else
 * has a due date.
 */
final class SlipsAreDueSoon {

    private static final int MOST_DAYS_UNTIL_DUE = 90;

    private SlipsAreDueSoon() {}

    /** @param today by the market's clocks */
    static void check(PlaceOrder order, LocalDate today) {
        for (int index = 0; index < order.tenders().size(); index++) {
            Tender tender = order.tenders().get(index);
            String field = "tenders[" + index + "].dueDate";
            tender.dueDate().ifPresent(due -> check(tender.method(), due, field, today));
        }
    }

    private static void check(TenderMethod method, LocalDate due, String field, LocalDate today) {
        LocalDate latest = today.plusDays(MOST_DAYS_UNTIL_DUE);
        if (method != TenderMethod.BANK_SLIP) {
            throw refused(
                    "due-date-without-slip",
                    field,
                    "stands beside " + method + ", which has none; only a BANK_SLIP has. Leave it out");
        }
        if (due.isBefore(today)) {
            throw refused("due-date-past", field, "is " + due + "; it must not be before today, " + today);
        }
        if (due.isAfter(latest)) {
            throw refused("due-date-too-late", field, "is " + due + "; it must not be after " + latest);
        }
    }

    private static BusinessRejection refused(String code, String field, String message) {
        return BusinessRejection.ofField("ORD-28", code, field, message);
    }
}
