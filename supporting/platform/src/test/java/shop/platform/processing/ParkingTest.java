package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.tuple;

import com.google.protobuf.ByteString;
import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import io.axoniq.axonserver.grpc.MetaDataValue;
import io.axoniq.axonserver.grpc.SerializedObject;
import io.axoniq.axonserver.grpc.event.Event;
import java.time.Clock;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.axonframework.axonserver.connector.event.axon.GrpcBackedDomainEventData;
import org.axonframework.axonserver.connector.event.axon.GrpcMetaDataAwareSerializer;
import org.axonframework.common.transaction.NoTransactionManager;
import org.axonframework.eventhandling.EventHandler;
import org.axonframework.eventhandling.EventMessage;
import org.axonframework.eventhandling.EventUtils;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.SequenceNumber;
import org.axonframework.eventhandling.TrackedDomainEventData;
import org.axonframework.eventhandling.deadletter.DeadLetteringEventHandlerInvoker;
import org.axonframework.messaging.annotation.ClasspathHandlerDefinition;
import org.axonframework.messaging.annotation.ClasspathParameterResolverFactory;
import org.axonframework.messaging.annotation.MultiHandlerDefinition;
import org.axonframework.messaging.deadletter.DeadLetterQueueOverflowException;
import org.axonframework.messaging.unitofwork.BatchingUnitOfWork;
import org.axonframework.serialization.Serializer;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.axonframework.serialization.upcasting.event.NoOpEventUpcaster;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.springframework.data.mongodb.core.BulkOperations;
import org.springframework.data.mongodb.core.FindAndReplaceOptions;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import shop.mongo.EmbeddedMongo;
import shop.platform.mongo.Projected;
import shop.platform.mongo.Views;
import shop.platform.parking.ParkedEvent;
import shop.platform.parking.ParkedEvents;
import shop.platform.parking.ParkingLot;
import shop.platform.parking.Reason.Kind;
import shop.platform.rejection.BusinessRejection;
import shop.platform.serialization.SerializationConfiguration;

/** Each event comes as the connector hands it over: unread, with the serializer that would read it. */
@DisplayName("An event that cannot be processed")
class ParkingTest {

    private static final int FAR_MORE_THAN_A_DOCUMENT_HOLDS = 17_000_000;
    private static final int MOST_ROUNDS = 5;
    private static final String SLIP = "slip ";

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("parking"));
    private final MongoTemplate mongo = new MongoTemplate(client, "parking");
    private final Serializer serializer = stored();
    private final ParkingLot lot = new ParkingLot(client.getDatabase("parking"), Clock.systemUTC());
    private final Diary diary = new Diary();
    private final BatchEnd end = new BatchEnd();
    private DeadLetteringEventHandlerInvoker invoker = invoker(1_000);
    private long position;

    enum Mood {
        GOOD,
        BAD
    }

    record Noted(String text, Mood mood, int copies, boolean ofTheEndOfTime) {}

    @Document("pages")
    static final class Page extends Projected {

        private List<String> notes = new ArrayList<>();
        private Instant until = Instant.EPOCH;

        Page(String id) {
            super(id);
        }
    }

    private final class Diary {

        private final Views<Page> pages = new Views<>(mongo, Page.class, page -> {});
        private boolean patient;

        @EventHandler
        void on(Noted event, @SequenceNumber long at, EventMessage<Noted> message) {
            String page = (String) message.getMetaData().get("page");
            if (event.text().equals("refused") && !patient) {
                throw BusinessRejection.of("DIA-01", "not-fit-to-print", "No such words.");
            }
            if (event.text().equals("deep")) {
                throw new StackOverflowError();
            }
            if (page.startsWith(SLIP)) {
                BatchEnd.gather(
                                this,
                                () -> mongo.bulkOps(BulkOperations.BulkMode.ORDERED, "slips"),
                                BulkOperations::execute)
                        .replaceOne(
                                new Query(Criteria.where("_id").is(page)),
                                new org.bson.Document("_id", page)
                                        .append("text", event.text().repeat(event.copies())),
                                FindAndReplaceOptions.options().upsert());
                return;
            }
            if (at == 0) {
                pages.begin(page, at, () -> written(new Page(page), event));
            } else {
                pages.change(page, at, current -> written(current, event));
            }
        }

        private Page written(Page page, Noted event) {
            page.notes.add(event.text().repeat(event.copies()));
            page.until = event.ofTheEndOfTime() && !patient ? Instant.MAX : Instant.EPOCH;
            return page;
        }
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    @DisplayName("for its JSON is broken is parked as the log holds it; those of others go on")
    void brokenJson() {
        process(noted("a", 0, "good"), raw("b", 0, "{\"text\": \"half"), noted("c", 0, "good"));

        assertThat(written("a")).containsExactly("good");
        assertThat(written("c")).containsExactly("good");
        assertThat(parked()).singleElement().satisfies(event -> {
            assertThat(event.reason().kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(event.reason().words()).startsWith("It cannot be read: ");
            assertThat(event.payload()).isEqualTo("{\"text\": \"half");
            assertThat(event.metadata()).containsEntry("page", "b");
            assertThat(event.type()).isEqualTo(Noted.class.getName());
            assertThat(event.revision()).isEqualTo("1");
            assertThat(event.aggregateId()).isEqualTo("b");
            assertThat(event.aggregateSequence()).isZero();
            assertThat(event.position()).isEqualTo(1);
            assertThat(event.first()).isTrue();
        });
    }

    @Test
    @DisplayName("is shown without the token that opens a sealed account, and with all others")
    void token() {
        process(raw("b", 0, """
                {"token": "tok_approve", "account" : {"bank": "088", "token" : "opens-it", "lastDigits": "6789\""""));

        assertThat(parked())
                .singleElement()
                .satisfies(event -> assertThat(event.payload()).isEqualTo("""
                        {"token": "tok_approve", "account" : {"bank": "088", "token" : "hidden", "lastDigits": "6789\""""));
    }

    @Test
    @DisplayName("and is damaged in the store hides no other, is told as such, and can be given up")
    void damagedInTheStore() {
        process(raw("a", 0, "{"), raw("b", 0, "{"));
        String damaged = parked().get(0).id();
        var documents = client.getDatabase("parking").getCollection("parkedEvents");
        var rest = new org.bson.Document("_id", damaged).append("processor", 7).append("kind", "OF_TOMORROW");
        documents.replaceOne(new org.bson.Document("_id", damaged), rest);

        assertThat(parked())
                .extracting(ParkedEvent::id, event -> event.reason().words().contains("is damaged"))
                .containsExactly(tuple(damaged, true), tuple(parked().get(1).id(), false));
        assertThat(lot.find(damaged)).map(ParkedEvent::position).contains(0L);
        assertThat(lot.groups()).extracting(ParkingLot.Group::events).containsExactly(1L);
        assertThat(lot.sizes().values()).containsExactly(1L);
        assertThat(lot.behind(-1)).hasSize(1);

        lot.discard(damaged);
        assertThat(parked()).hasSize(1);
    }

    @Test
    @DisplayName("for it holds a constant that this version does not know is parked, whatever the constant is called")
    void unknownConstant() {
        process(raw("a", 0, "{\"text\": \"x\", \"mood\": \"UNAVAILABLE\", \"copies\": 1}"), noted("b", 0, "good"));

        assertThat(written("b")).containsExactly("good");
        assertThat(parked())
                .singleElement()
                .satisfies(event -> assertThat(event.reason())
                        .satisfies(reason -> assertThat(reason.kind()).isEqualTo(Kind.UNREADABLE))
                        .satisfies(reason -> assertThat(reason.words()).contains("UNAVAILABLE")));
    }

    @Test
    @DisplayName("for its metadata are broken is parked with them as text")
    void brokenMetadata() {
        Event broken = noted("a", 0, "good").toBuilder()
                .putMetaData(
                        "mood",
                        MetaDataValue.newBuilder()
                                .setBytesValue(SerializedObject.newBuilder()
                                        .setType(Mood.class.getName())
                                        .setData(ByteString.copyFromUtf8("\"SO-SO\"")))
                                .build())
                .build();
        process(broken, noted("b", 0, "good"));

        assertThat(written("b")).containsExactly("good");
        assertThat(parked()).singleElement().satisfies(event -> {
            assertThat(event.reason().kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(event.metadata()).containsEntry("mood", Mood.class.getName() + " \"SO-SO\"");
        });
    }

    @Test
    @DisplayName("for what follows from it is refused is parked with the rule")
    void refused() {
        process(noted("a", 0, "refused"), noted("b", 0, "good"));

        assertThat(written("b")).containsExactly("good");
        assertThat(parked()).singleElement().satisfies(event -> {
            assertThat(event.reason().kind()).isEqualTo(Kind.REFUSED);
            assertThat(event.reason().words()).contains("DIA-01").contains("No such words.");
        });
    }

    @Test
    @DisplayName(
            "for the store refuses a value that it leads to is parked alone, though the batch was written together")
    void valueRefusedByTheStore() {
        process(noted("a", 0, "good"), endless("b", 0), noted("c", 0, "good"), noted("a", 1, "again"));

        assertThat(written("a")).containsExactly("good", "again");
        assertThat(written("c")).containsExactly("good");
        assertThat(parked()).singleElement().satisfies(event -> {
            assertThat(event.aggregateId()).isEqualTo("b");
            assertThat(event.reason().kind()).isEqualTo(Kind.UNWRITABLE);
        });
    }

    @Test
    @DisplayName("for its view would be larger than the store allows is parked alone, the view stays as it was")
    void viewTooLarge() {
        process(
                noted("a", 0, "good"),
                noted("b", 0, "good"),
                noted("a", 1, "x", FAR_MORE_THAN_A_DOCUMENT_HOLDS),
                noted("b", 1, "again"));

        assertThat(written("a")).containsExactly("good");
        assertThat(written("b")).containsExactly("good", "again");
        assertThat(parked()).singleElement().satisfies(event -> {
            assertThat(event.aggregateSequence()).isEqualTo(1);
            assertThat(event.reason().kind()).isEqualTo(Kind.UNWRITABLE);
        });
    }

    @Test
    @DisplayName("for what its handler gathered cannot be written is parked alone; what others gathered is written")
    void gatheredWorkFails() {
        process(
                noted(SLIP + "a", 0, "good"),
                noted(SLIP + "b", 0, "x", FAR_MORE_THAN_A_DOCUMENT_HOLDS),
                noted(SLIP + "c", 0, "good"),
                noted(SLIP + "d", 0, "good"));

        assertThat(parked())
                .singleElement()
                .satisfies(event -> assertThat(event.aggregateId()).isEqualTo(SLIP + "b"));
        assertThat(mongo.findAll(org.bson.Document.class, "slips"))
                .extracting(slip -> slip.getString("_id"))
                .containsExactly(SLIP + "a", SLIP + "c", SLIP + "d");
    }

    @Test
    @DisplayName("for its handler ends with an error is parked, and the thread lives")
    void error() {
        process(noted("a", 0, "deep"), noted("b", 0, "good"));

        assertThat(written("b")).containsExactly("good");
        assertThat(parked())
                .singleElement()
                .satisfies(event -> assertThat(event.reason().words()).contains("StackOverflowError"));
    }

    @Test
    @DisplayName(
            "keeps those of its own aggregate behind it, until it can be processed; then all follow in their order")
    void keepsTheSequence() {
        process(noted("a", 0, "refused"), noted("a", 1, "then"));
        process(noted("a", 2, "and then"));

        assertThat(parked().stream().map(event -> event.reason().kind()))
                .containsExactly(Kind.REFUSED, Kind.FOLLOWS, Kind.FOLLOWS);
        assertThat(parked().stream().map(ParkedEvent::first)).containsExactly(true, false, false);
        assertThat(invoker.process(letter -> true)).isFalse();
        assertThat(parked())
                .first()
                .satisfies(event -> assertThat(event.tries()).isEqualTo(2));

        diary.patient = true;
        assertThat(invoker.process(letter -> true)).isTrue();
        assertThat(parked()).isEmpty();
        assertThat(written("a")).containsExactly("refused", "then", "and then");
    }

    @Test
    @DisplayName("whose result could not be stored is tried again the same way, and says so when it fails again")
    void unwritableIsTriedAgain() {
        process(endless("a", 0));

        assertThat(invoker.process(letter -> true)).isFalse();
        assertThat(parked())
                .singleElement()
                .satisfies(event -> assertThat(event.reason().kind()).isEqualTo(Kind.UNWRITABLE));

        diary.patient = true;
        assertThat(invoker.process(letter -> true)).isTrue();
        assertThat(written("a")).containsExactly("endless");
    }

    @Test
    @DisplayName("that cannot be read is tried again without harm, and stays")
    void unreadableIsTriedAgain() {
        process(raw("a", 0, "{"));

        assertThat(invoker.process(letter -> true)).isFalse();
        assertThat(parked())
                .singleElement()
                .satisfies(event -> assertThat(event.tries()).isEqualTo(2));
    }

    @Test
    @DisplayName("is kept once, however often it comes")
    void isKeptOnce() {
        Event broken = raw("a", 0, "{");
        processAt(7, broken);
        processAt(7, broken);

        assertThat(parked()).singleElement();
    }

    @Test
    @DisplayName("is no longer taken when there is no room: the processor stops there, and loses nothing")
    void noRoom() {
        invoker = invoker(2);
        process(raw("a", 0, "{"), raw("b", 0, "{"));

        assertThatThrownBy(() -> process(raw("c", 0, "{")))
                .isInstanceOf(DeadLetterQueueOverflowException.class)
                .hasMessageContaining("has 2 events parked");
        assertThat(parked()).hasSize(2);
    }

    @Test
    @DisplayName(
            "and was given up is not parked again when its batch is, which had more of them than there is room for")
    void moreThanThereIsRoomFor() {
        invoker = invoker(2);
        Event[] batch = {raw("a", 0, "{"), raw("b", 0, "{"), noted("c", 0, "good"), raw("d", 0, "{"), raw("e", 0, "{")};

        assertThatThrownBy(() -> processAt(0, batch)).isInstanceOf(DeadLetterQueueOverflowException.class);
        assertThat(parked()).extracting(ParkedEvent::aggregateId).containsExactly("a", "b");

        parked().forEach(event -> lot.discard(event.id()));
        processAt(0, batch);

        assertThat(parked()).extracting(ParkedEvent::aggregateId).containsExactly("d", "e");
        assertThat(written("c")).containsExactly("good");
    }

    @Test
    @DisplayName("and is parked already needs no room, however full it has become")
    void isParkedAlready() {
        invoker = invoker(2);
        Event first = raw("a", 0, "{");
        processAt(0, first, raw("b", 0, "{"));

        processAt(0, first);

        assertThat(parked()).hasSize(2);
    }

    @Test
    @DisplayName("is counted with all of the same reason, and they are paged to the end")
    void groupsAndPages() {
        process(IntStream.range(0, 25)
                .mapToObj(number -> raw("page-" + number, 0, "{\"text\": \"" + number + "\", \"mood\": \"SO-SO\"}"))
                .toArray(Event[]::new));
        process(noted("other", 0, "refused"), noted("other", 1, "then"));

        assertThat(lot.groups()).hasSize(2).first().satisfies(group -> {
            assertThat(group.events()).isEqualTo(25);
            assertThat(group.kind()).isEqualTo(Kind.UNREADABLE);
            assertThat(Stream.iterate(
                                    lot.page("", group.id(), "", 10),
                                    page -> !page.isEmpty(),
                                    page -> lot.page(
                                            "",
                                            group.id(),
                                            page.get(page.size() - 1).id(),
                                            10))
                            .flatMap(List::stream)
                            .map(ParkedEvent::position))
                    .containsExactlyElementsOf(LongStream.range(0, 25).boxed().toList());
        });
        assertThat(lot.sizes()).containsEntry("diary", 27L);
    }

    private static Serializer stored() {
        return Jackson3Serializer.builder()
                .jsonMapperBuilderCustomizer(SerializationConfiguration::forMessagesAndTokens)
                .revisionResolver(type -> "1")
                .build();
    }

    private List<ParkedEvent> parked() {
        return lot.page("", "", "", 1_000);
    }

    private List<String> written(String page) {
        return diary.pages.find(page).map(found -> found.notes).orElse(List.of());
    }

    private static Event noted(String page, long sequence, String text) {
        return noted(page, sequence, text, 1);
    }

    private static Event noted(String page, long sequence, String text, int copies) {
        return raw(
                page,
                sequence,
                "{\"text\": \"" + text + "\", \"mood\": \"GOOD\", \"copies\": " + copies
                        + ", \"ofTheEndOfTime\": false}");
    }

    private static Event endless(String page, long sequence) {
        return raw(
                page, sequence, "{\"text\": \"endless\", \"mood\": \"GOOD\", \"copies\": 1, \"ofTheEndOfTime\": true}");
    }

    private static Event raw(String page, long sequence, String json) {
        return Event.newBuilder()
                .setMessageIdentifier(page + "/" + sequence)
                .setAggregateType("Page")
                .setAggregateIdentifier(page)
                .setAggregateSequenceNumber(sequence)
                .setTimestamp(1_700_000_000_000L)
                .setPayload(SerializedObject.newBuilder()
                        .setType(Noted.class.getName())
                        .setRevision("1")
                        .setData(ByteString.copyFromUtf8(json)))
                .putMetaData(
                        "page", MetaDataValue.newBuilder().setTextValue(page).build())
                .build();
    }

    private DeadLetteringEventHandlerInvoker invoker(long most) {
        var built = DeadLetteringEventHandlerInvoker.builder()
                .eventHandlers(diary)
                .parameterResolverFactory(ClasspathParameterResolverFactory.forClass(Diary.class))
                .handlerDefinition(MultiHandlerDefinition.ordered(
                        new ErrorsAreFailures(), ClasspathHandlerDefinition.forClass(Diary.class)))
                .queue(new ParkedEvents(
                        "diary", "diary", lot, serializer, NoOpEventUpcaster.INSTANCE, event -> {}, most))
                .enqueuePolicy(new ParkOnlyWhatCannotPass(event -> false))
                .transactionManager(NoTransactionManager.instance())
                .enableSequenceIdentifierCache()
                .build();
        built.registerHandlerInterceptor(end);
        return built;
    }

    private void process(Event... events) {
        processAt(position, events);
        position += events.length;
    }

    /** As the processor does it: what fails in passing is repeated from the start of the batch. */
    private void processAt(long from, Event... events) {
        RuntimeException last = null;
        for (int round = 0; round < MOST_ROUNDS; round++) {
            try {
                processOnce(from, events);
                return;
            } catch (RepeatTheBatch repeat) {
                last = repeat;
            }
        }
        throw new AssertionError("The batch was not done after " + MOST_ROUNDS + " rounds", last);
    }

    private void processOnce(long from, Event... events) {
        List<EventMessage<?>> batch = new ArrayList<>();
        for (int number = 0; number < events.length; number++) {
            EventUtils.upcastAndDeserializeTrackedEvents(
                            Stream.of(new TrackedDomainEventData<>(
                                    new GlobalSequenceTrackingToken(from + number),
                                    new GrpcBackedDomainEventData(events[number]))),
                            new GrpcMetaDataAwareSerializer(serializer),
                            NoOpEventUpcaster.INSTANCE)
                    .forEach(batch::add);
        }
        var unitOfWork = new BatchingUnitOfWork<EventMessage<?>>(batch);
        var result = unitOfWork.executeWithResult(() -> end.handle(unitOfWork, () -> {
            invoker.handle(unitOfWork.getMessage(), Segment.ROOT_SEGMENT);
            return null;
        }));
        if (result.isExceptional()) {
            throw result.exceptionResult() instanceof RuntimeException failure
                    ? failure
                    : new IllegalStateException(result.exceptionResult());
        }
    }
}
