package shop.payment.books;

import java.time.LocalDate;
import java.util.Optional;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.stereotype.Component;

/** Up to which day our journal and the provider's books agree, by whichever instance; kept over restarts. */
@Component
class ComparedDays {

    private static final String THE_ONE = "compared";

    private final MongoTemplate mongo;

    ComparedDays(MongoTemplate mongo) {
        this.mongo = mongo;
    }

    /** The last day up to which all agree, as far as they were looked at; nothing where none was compared yet. */
    Optional<LocalDate> lastThatAgrees() {
        return Optional.ofNullable(mongo.findById(THE_ONE, Last.class)).map(known -> LocalDate.parse(known.day()));
    }

    /** Keeps that all days up to this one agree; an earlier one changes nothing. */
    void agreeUpTo(LocalDate day) {
        if (lastThatAgrees().filter(known -> !known.isBefore(day)).isEmpty()) {
            mongo.save(new Last(THE_ONE, day.toString()));
        }
    }

    @Document("compared-days")
    record Last(@Id String id, String day) {}
}
