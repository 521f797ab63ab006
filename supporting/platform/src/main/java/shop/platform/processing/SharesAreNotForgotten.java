package shop.platform.processing;

import com.mongodb.MongoException;
import java.util.List;
import java.util.Map;
import java.util.SortedSet;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/**
 * A token store that knows of a share whose token it has lost. The framework works out from the tokens alone who does which
 * part of the work: were one lost, its neighbour would take over at its next claim, from a position of its own, and what
 * the lost share had still to do would be skipped in silence. So a share is gone only once it was merged into its
 * neighbour; until then nobody can claim it, and the neighbour does what it did before.
 *
 * <p>The framework merges in two steps: it deletes one token, and stores in the other how far both have come. Only then is
 * the share gone, so a crash in between is a lost token like any other.
 *
 * <p>A token that cannot be read stops its share alone. The framework would give up all shares of the processor for it, over
 * and over; so nobody can claim it here, and the others go on.
 */
final class SharesAreNotForgotten implements TokenStore {

    private final TokenStore tokens;
    private final KnownShares known;
    private final Predicate<String> mayBeClaimed;
    private final Map<Neighbour, Integer> merging = new ConcurrentHashMap<>();

    /** @param mayBeClaimed whether shares of a processor may be claimed here just now */
    SharesAreNotForgotten(TokenStore tokens, KnownShares known, Predicate<String> mayBeClaimed) {
        this.tokens = tokens;
        this.known = known;
        this.mayBeClaimed = mayBeClaimed;
    }

    /** The share that takes another's work over. */
    private record Neighbour(String processor, int segment) {}

    @Override
    public int[] fetchSegments(String processor) {
        SortedSet<Integer> all = known.of(processor);
        IntStream.of(tokens.fetchSegments(processor)).forEach(all::add);
        return all.stream().mapToInt(Integer::intValue).toArray();
    }

    @Override
    public void initializeTokenSegments(String processor, int shares) {
        initializeTokenSegments(processor, shares, null);
    }

    @Override
    public void initializeTokenSegments(String processor, int shares, TrackingToken initial) {
        tokens.initializeTokenSegments(processor, shares, initial);
        known.add(processor, IntStream.range(0, shares).boxed().toList());
    }

    @Override
    public void initializeSegment(TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
        known.add(processor, List.of(segment));
    }

    @Override
    public void deleteToken(String processor, int segment) {
        int neighbour =
                Segment.computeSegment(segment, fetchSegments(processor)).mergeableSegmentId();
        tokens.deleteToken(processor, segment);
        merging.put(new Neighbour(processor, neighbour), segment);
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        tokens.storeToken(token, processor, segment);
        Integer merged = merging.remove(new Neighbour(processor, segment));
        if (merged != null) {
            known.remove(processor, merged);
        }
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        if (!mayBeClaimed.test(processor)) {
            throw new UnableToClaimTokenException(processor + " stands still");
        }
        try {
            return tokens.fetchToken(processor, segment);
        } catch (UnableToClaimTokenException | MongoException | IllegalStateException notFetched) {
            throw notFetched;
        } catch (RuntimeException unreadable) {
            tokens.releaseClaim(processor, segment);
            throw new UnreadableToken(processor, segment, unreadable);
        }
    }

    @Override
    public void extendClaim(String processor, int segment) {
        tokens.extendClaim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        tokens.releaseClaim(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return tokens.requiresExplicitSegmentInitialization();
    }

    /** The token of a share is there, and this version cannot read it. */
    static final class UnreadableToken extends UnableToClaimTokenException {

        private static final long serialVersionUID = 1L;

        UnreadableToken(String processor, int segment, Throwable cause) {
            super("The token of share " + segment + " of " + processor + " cannot be read", cause);
        }
    }
}
