package shop.payment.books;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Up to which day the provider's books were compared, by whichever instance; kept over restarts. */
@Component
class ComparedDays {

    private static final String THE_ONE = "compared";

    private final MongoTemplate mongo;

    ComparedDays(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The last day that was compared; nothing where none was. */
    Optional<LocalDate> last() {
        return Optional.ofNullable(mongo.findById(THE_ONE, Last.class)).map(known -> LocalDate.parse(known.day()));
    }

    /** Keeps that this day was compared; an earlier one changes nothing. */
    void compared(LocalDate day) {
        if (last().filter(known -> !known.isBefore(day)).isEmpty()) {
            mongo.save(new Last(THE_ONE, day.toString()));
        }
    }

    @Document("compared-days")
    record Last(@Id String id, String day) {}
}
