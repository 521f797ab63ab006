package shop.payment.provider;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import shop.payment.books.ProviderBooking;
import shop.payment.books.ProviderBooks;

/** The books of several providers as one, read one after another (PAY-20). */
final class BooksSideBySide implements ProviderBooks {

    private final List<String> names;
    private final Map<String, ProviderBooks> rooms;

    BooksSideBySide(ProvidersAtWork atWork, Map<String, ProviderBooks> rooms) {
        names = atWork.all();
        this.rooms = Map.copyOf(rooms);
    }

    /** A place says whose books it is in. */
    @Override
    public Optional<Page> read(Span span, Optional<String> after) {
        String place = after.orElse(names.get(0) + ":");
        int mark = place.indexOf(':');
        String name = place.substring(0, mark);
        Optional<String> there = Optional.of(place.substring(mark + 1)).filter(text -> !text.isEmpty());
        return rooms.get(name)
                .read(span, there)
                .map(page -> new Page(page.bookings(), page.unreadable(), next(name, page)));
    }

    private Optional<String> next(String name, Page page) {
        if (page.next().isPresent()) {
            return page.next().map(there -> name + ":" + there);
        }
        int following = names.indexOf(name) + 1;
        return following < names.size() ? Optional.of(names.get(following) + ":") : Optional.empty();
    }

    @Override
    public Optional<List<ProviderBooking>> of(String reference) {
        List<ProviderBooking> all = new ArrayList<>();
        for (String name : names) {
            Optional<List<ProviderBooking>> known = rooms.get(name).of(reference);
            if (known.isEmpty()) {
                return Optional.empty();
            }
            all.addAll(known.get());
        }
        return Optional.of(all);
    }
}
