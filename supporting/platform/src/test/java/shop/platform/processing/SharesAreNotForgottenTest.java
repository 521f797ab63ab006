package shop.platform.processing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import com.mongodb.client.model.Filters;
import java.util.Arrays;
import java.util.List;
import java.util.TreeSet;
import org.axonframework.eventhandling.GlobalSequenceTrackingToken;
import org.axonframework.eventhandling.MergedTrackingToken;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;
import org.axonframework.extensions.mongo.DefaultMongoTemplate;
import org.axonframework.extensions.mongo.MongoTemplate;
import org.axonframework.extensions.mongo.eventsourcing.tokenstore.MongoTokenStore;
import org.axonframework.serialization.jackson3.Jackson3Serializer;
import org.bson.Document;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import shop.mongo.EmbeddedMongo;

/** The steps of a merge and of a split are those of the framework's own tasks. */
@DisplayName("A share of a processor's work")
class SharesAreNotForgottenTest {

    private static final String POLICY = "policy";
    private static final int OF_FOUR = 3;
    private static final int OF_TWO = 1;

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("shares"));
    private final MongoTemplate axon =
            DefaultMongoTemplate.builder().mongoDatabase(client, "shares").build();
    private final KnownShares known =
            new KnownShares(client.getDatabase("shares").getCollection("processors"));
    private final TokenStore tokens = new SharesAreNotForgotten(
            MongoTokenStore.builder()
                    .mongoTemplate(axon)
                    .serializer(Jackson3Serializer.builder().build())
                    .build(),
            known,
            processor -> true);

    @BeforeEach
    void begin() {
        tokens.initializeTokenSegments(POLICY, 4, at(7));
    }

    @AfterEach
    void stop() {
        client.close();
        server.close();
    }

    @Test
    @DisplayName("whose token is lost is not taken over by its neighbour, and nobody can claim it")
    void lost() {
        lose(2);

        assertThat(tokens.fetchAvailableSegments(POLICY))
                .extracting(Segment::getSegmentId)
                .containsExactly(0, 1, 2, 3);
        assertThat(maskOf(0)).isEqualTo(OF_FOUR);
        assertThatThrownBy(() -> tokens.fetchToken(POLICY, 2)).isInstanceOf(UnableToClaimTokenException.class);
    }

    @ParameterizedTest
    @ValueSource(strings = {"{shares: 'none'}", "{shares: ['one']}", "{}"})
    @DisplayName("of a processor of which cannot be read what was noted hides no other, and is noted anew")
    void damaged(String noted) {
        tokens.initializeTokenSegments("another", 2, at(7));
        client.getDatabase("shares")
                .getCollection("processors")
                .replaceOne(new Document("_id", POLICY), Document.parse(noted).append("_id", POLICY));

        assertThat(known.all())
                .containsEntry("another", new TreeSet<>(List.of(0, 1)))
                .containsEntry(POLICY, new TreeSet<>());

        known.add(POLICY, List.of(0, 1, 2, 3));
        assertThat(known.of(POLICY)).containsExactly(0, 1, 2, 3);
        assertThat(tokens.fetchSegments(POLICY)).containsExactly(0, 1, 2, 3);
    }

    @Test
    @DisplayName("is not begun anew when its token is lost with all others'")
    void allLost() {
        List.of(0, 1, 2, 3).forEach(this::lose);

        assertThat(tokens.fetchSegments(POLICY)).containsExactly(0, 1, 2, 3);
    }

    @Test
    @DisplayName("that is merged into its neighbour is gone")
    void merged() {
        claim(0, 2);
        tokens.deleteToken(POLICY, 2);
        tokens.storeToken(MergedTrackingToken.merged(at(9), at(7)), POLICY, 0);

        assertThat(tokens.fetchSegments(POLICY)).containsExactly(0, 1, 3);
        assertThat(maskOf(0)).isEqualTo(OF_TWO);
        assertThat(known.of(POLICY)).isEqualTo(new TreeSet<>(List.of(0, 1, 3)));
    }

    @Test
    @DisplayName("whose merge ends half-way is lost, not merged, whatever others store meanwhile")
    void halfMerged() {
        claim(0, 1, 2);
        tokens.deleteToken(POLICY, 2);
        tokens.storeToken(at(12), POLICY, 1);

        assertThat(tokens.fetchSegments(POLICY)).containsExactly(0, 1, 2, 3);
        assertThat(maskOf(0)).isEqualTo(OF_FOUR);
    }

    @Test
    @DisplayName("that was split off is missed like any other when its token is lost")
    void split() {
        tokens.initializeSegment(at(7), POLICY, 4);
        lose(4);

        assertThat(tokens.fetchSegments(POLICY)).containsExactly(0, 1, 2, 3, 4);
    }

    @Test
    @DisplayName("is given a token again by whoever says how far it has come")
    void found() {
        lose(2);
        tokens.initializeSegment(at(5), POLICY, 2);

        assertThat(tokens.fetchToken(POLICY, 2)).isEqualTo(at(5));
    }

    private static TrackingToken at(long position) {
        return new GlobalSequenceTrackingToken(position);
    }

    private void claim(int... shares) {
        Arrays.stream(shares).forEach(share -> tokens.fetchToken(POLICY, share));
    }

    private void lose(int share) {
        axon.trackingTokensCollection()
                .deleteOne(Filters.and(Filters.eq("processorName", POLICY), Filters.eq("segment", share)));
    }

    private int maskOf(int share) {
        return tokens.fetchAvailableSegments(POLICY).stream()
                .filter(segment -> segment.getSegmentId() == share)
                .findFirst()
                .orElseThrow()
                .getMask();
    }
}
