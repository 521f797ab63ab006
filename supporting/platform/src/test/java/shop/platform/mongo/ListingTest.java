package shop.platform.mongo;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.SimpleMongoClientDatabaseFactory;
import org.springframework.data.mongodb.core.query.Query;
import shop.mongo.EmbeddedMongo;

@DisplayName("A list of documents")
class ListingTest {

    private static final Instant NOON = Instant.parse("2026-01-05T12:00:00Z");

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoTemplate mongo = new MongoTemplate(new SimpleMongoClientDatabaseFactory(server.uri("order")));
    private final Listing<Note> notes = new Listing<>(mongo, Note.class, "at");

    @AfterEach
    void stop() {
        server.close();
    }

    static final class Note extends Projected {
        Instant at = NOON;
        String colour = "";

        Note() {}

        Note(String id, Instant at, String colour) {
            super(id);
            this.at = at;
            this.colour = colour;
        }

        Listing.Place place() {
            return new Listing.Place(at, id());
        }
    }

    private void add(String id, int second) {
        mongo.save(new Note(id, NOON.plusSeconds(second), second % 2 == 0 ? "even" : "odd"));
    }

    private List<String> everyPage(boolean oldestFirst, int size, Runnable meanwhile) {
        List<String> seen = new ArrayList<>();
        Optional<Listing.Place> after = Optional.empty();
        do {
            Listing.Page<Note> page = notes.where().page(oldestFirst, after, size);
            seen.addAll(page.as(Projected::id));
            after = page.next(Note::place);
            meanwhile.run();
        } while (after.isPresent());
        return seen;
    }

    @Test
    @DisplayName("is read to its end whatever is added meanwhile, each once, also several of one moment")
    void undisturbed() {
        IntStream.range(0, 3).forEach(each -> add("same-" + each, 1));
        IntStream.range(0, 4).forEach(each -> add("later-" + each, 2 + each));
        List<String> all = List.of("same-0", "same-1", "same-2", "later-0", "later-1", "later-2", "later-3");
        List<String> newestFirst = new ArrayList<>(all);
        Collections.reverse(newestFirst);

        assertThat(everyPage(true, 2, () -> {})).isEqualTo(all);
        assertThat(everyPage(false, 2, () -> add("new-" + mongo.count(new Query(), Note.class), 100)))
                .isEqualTo(newestFirst);
    }

    @Test
    @DisplayName("ends with a page that is full and has no next one, and tells how many there are on all")
    void ends() {
        IntStream.range(0, 4).forEach(each -> add("note-" + each, each));

        Listing.Page<Note> first = notes.where().page(true, Optional.empty(), 2);
        Listing.Page<Note> last = notes.where().page(true, first.next(Note::place), 2);

        assertThat(last.as(Projected::id)).containsExactly("note-2", "note-3");
        assertThat(last.next(Note::place)).isEmpty();
        assertThat(last.total()).isEqualTo(4);
    }

    @Test
    @DisplayName("has what fits every condition, from a moment and before another")
    void conditions() {
        IntStream.range(0, 6).forEach(each -> add("note-" + each, each));

        Listing.Page<Note> page = notes.where()
                .anyOf("colour", List.of("even", "green"))
                .is("colour", Optional.empty())
                .within(Optional.of(NOON.plusSeconds(2)), Optional.of(NOON.plusSeconds(4)))
                .page(false, Optional.empty(), 10);

        assertThat(page.as(Projected::id)).containsExactly("note-2");
        assertThat(page.total()).isEqualTo(1);
    }
}
