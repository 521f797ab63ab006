package shop.payment.http;

import static java.util.stream.Collectors.joining;

import java.util.stream.Stream;
import shop.kernel.Money;
import shop.payment.books.DailyStatement;

/** A day's statement as a table that a spreadsheet reads (RFC 4180): no value in it has a comma or a quotation mark. */
final class DailyTable {

    private static final String END = "\r\n";

    private DailyTable() {}

    static String of(DailyStatement day) {
        String head =
                "date,method,currency,payments,authorised,taken,released,refunded,transferred,lost,turnedBack,expired"
                        + END;
        return day.lines().stream()
                .map(line -> Stream.concat(
                                Stream.of(
                                        day.date().toString(),
                                        line.method().name(),
                                        line.currency(),
                                        Integer.toString(line.payments())),
                                Stream.of(
                                                line.authorised(),
                                                line.taken(),
                                                line.released(),
                                                line.refunded(),
                                                line.transferred(),
                                                line.lost(),
                                                line.turnedBack(),
                                                line.expired())
                                        .map(DailyTable::decimal))
                        .collect(joining(",", "", END)))
                .collect(joining("", head, ""));
    }

    private static String decimal(Money amount) {
        String text = amount.toString();
        return text.substring(0, text.indexOf(' '));
    }
}
