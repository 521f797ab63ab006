package shop.node.dashboard;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.axonframework.eventhandling.Segment;
import org.axonframework.eventhandling.TrackingToken;
import org.axonframework.eventhandling.tokenstore.TokenStore;
import org.axonframework.eventhandling.tokenstore.UnableToClaimTokenException;

/** One instance's way to tokens that several share: a segment is one instance's at a time, as in a database. */
final class ClaimedTokens implements TokenStore {

    private final TokenStore tokens;
    private final Map<String, String> owners;
    private final String me;

    ClaimedTokens(TokenStore tokens, Map<String, String> owners, String me) {
        this.tokens = tokens;
        this.owners = owners;
        this.me = me;
    }

    private void claim(String processor, int segment) {
        String owner = owners.computeIfAbsent(processor + segment, free -> me);
        if (!owner.equals(me)) {
            throw new UnableToClaimTokenException("Segment %d is %s's".formatted(segment, owner));
        }
    }

    @Override
    public void initializeTokenSegments(String processor, int count, TrackingToken initial) {
        tokens.initializeTokenSegments(processor, count, initial);
    }

    @Override
    public void storeToken(TrackingToken token, String processor, int segment) {
        claim(processor, segment);
        tokens.storeToken(token, processor, segment);
    }

    @Override
    public TrackingToken fetchToken(String processor, int segment) {
        claim(processor, segment);
        return tokens.fetchToken(processor, segment);
    }

    @Override
    public void extendClaim(String processor, int segment) {
        claim(processor, segment);
    }

    @Override
    public void releaseClaim(String processor, int segment) {
        owners.remove(processor + segment, me);
    }

    @Override
    public void initializeSegment(TrackingToken token, String processor, int segment) {
        tokens.initializeSegment(token, processor, segment);
    }

    @Override
    public void deleteToken(String processor, int segment) {
        claim(processor, segment);
        tokens.deleteToken(processor, segment);
        releaseClaim(processor, segment);
    }

    @Override
    public boolean requiresExplicitSegmentInitialization() {
        return true;
    }

    @Override
    public int[] fetchSegments(String processor) {
        return tokens.fetchSegments(processor);
    }

    @Override
    public List<Segment> fetchAvailableSegments(String processor) {
        return tokens.fetchAvailableSegments(processor).stream()
                .filter(segment -> owners.getOrDefault(processor + segment.getSegmentId(), me)
                        .equals(me))
                .toList();
    }

    @Override
    public Optional<String> retrieveStorageIdentifier() {
        return tokens.retrieveStorageIdentifier();
    }
}
