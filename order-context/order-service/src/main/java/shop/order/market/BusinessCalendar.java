package shop.order.market;

import de.focus_shift.jollyday.core.HolidayManager;
import de.focus_shift.jollyday.core.HolidayType;
import de.focus_shift.jollyday.core.ManagerParameter;
import de.focus_shift.jollyday.core.ManagerParameters;
import java.net.URL;
import java.time.DayOfWeek;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Locale;
import java.util.Optional;

/**
 * The market's days, by its own clocks. Business days are those from Monday to Friday on which neither shops nor banks
 * rest all over the country; holidays of a region are business days. The holidays are jollyday's, or in its form beside
 * this class, {@code holidays-kr.xml} for one.
 */
public final class BusinessCalendar {

    private final Market market;
    private final Optional<ManagerParameter> source;
    private Optional<HolidayManager> holidays = Optional.empty();

    /** @throws IllegalArgumentException when nothing is known of the country's holidays, and none were set */
    public BusinessCalendar(Market market) {
        this.market = market;
        source = source(market.country().toLowerCase(Locale.ROOT));
        if (source.isEmpty() && market.holidays().isEmpty()) {
            throw new IllegalArgumentException("order.market.country is " + market.country()
                    + ", whose holidays are not known here; list them in order.market.holidays");
        }
    }

    /** Which day it is in the market. */
    public LocalDate dayOf(Instant moment) {
        return LocalDate.ofInstant(moment, market.zone());
    }

    /** The first moment after a day. */
    public Instant endOf(LocalDate day) {
        return day.plusDays(1).atStartOfDay(market.zone()).toInstant();
    }

    /** @param days how many business days after the given day, which itself does not count */
    public LocalDate businessDaysAfter(LocalDate day, int days) {
        LocalDate result = day;
        for (int left = days; left > 0; ) {
            result = result.plusDays(1);
            if (isBusinessDay(result)) {
                left--;
            }
        }
        return result;
    }

    /** This day, or the next business day after it: a term that ends on a day of rest ends on the next that is none. */
    public LocalDate orNextBusinessDay(LocalDate day) {
        return isBusinessDay(day) ? day : businessDaysAfter(day, 1);
    }

    boolean isBusinessDay(LocalDate day) {
        return day.getDayOfWeek() != DayOfWeek.SATURDAY
                && day.getDayOfWeek() != DayOfWeek.SUNDAY
                && !market.holidays().contains(day)
                && holidays().filter(kept -> isHoliday(kept, day)).isEmpty();
    }

    private static boolean isHoliday(HolidayManager kept, LocalDate day) {
        return kept.isHoliday(day, HolidayType.PUBLIC_HOLIDAY) || kept.isHoliday(day, HolidayType.BANK_HOLIDAY);
    }

    private static Optional<ManagerParameter> source(String country) {
        URL own = BusinessCalendar.class.getResource("holidays-" + country + ".xml");
        if (own != null) {
            return Optional.of(ManagerParameters.create(own));
        }
        return HolidayManager.getSupportedCalendarCodes().stream()
                .filter(country::equalsIgnoreCase)
                .findAny()
                .map(ManagerParameters::create);
    }

    /**
     * Read when a day is first asked about: most orders never ask. By one thread, and then kept here: the library writes
     * into the source of a calendar each time that it gives it out, and another that reads it meanwhile finds it empty.
     */
    private synchronized Optional<HolidayManager> holidays() {
        if (holidays.isEmpty()) {
            holidays = source.map(HolidayManager::getInstance);
        }
        return holidays;
    }
}
