package shop.shipping.carrier.tracker;

import java.net.URI;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.StreamSupport;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.web.client.RestClient;
import org.springframework.web.client.RestClientException;
import shop.http.client.HttpRequests;
import shop.shipping.api.HoldReason;
import shop.shipping.carrier.ScanBook;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.CarrierDidNotAnswer;
import shop.shipping.dispatching.GivenLabels;
import shop.shipping.dispatching.LabelGivenBack;
import shop.shipping.dispatching.LabelRequested;
import shop.shipping.dispatching.ReturnLabelRequested;
import shop.shipping.dispatching.VoidRefusal;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/**
 * A carrier that sells us nothing: its labels are printed by whoever packs, who tells their numbers, and a tracker is asked
 * what it has seen of them. So one that is not wanted any more is taken back by not using it, as long as nothing was seen.
 */
final class TrackerCarrier implements Carrier, ScanBook {

    /** Names and telephone numbers, which it would tell as well, are not asked for. */
    private static final String QUERY = """
            query Track($carrierId: ID!, $trackingNumber: String!) {
              track(carrierId: $carrierId, trackingNumber: $trackingNumber) {
                events(first: 200) { edges { node { time status { code name } location { name } } } }
              }
            }""";

    /** As its page on webhooks says (tracker.delivery/docs/tracking-webhook-api). */
    private static final String WATCH = """
            mutation Watch($input: RegisterTrackWebhookInput!) {
              registerTrackWebhook(input: $input)
            }""";

    private final RestClient tracker;

    TrackerCarrier(TrackerSettings settings) {
        tracker = RestClient.builder()
                .baseUrl(settings.address().toString())
                .defaultHeader(
                        HttpHeaders.AUTHORIZATION,
                        "TRACKQL-API-KEY " + settings.clientId() + ":" + settings.clientSecret())
                .requestFactory(HttpRequests.within(settings.connectWithin(), settings.answerWithin()))
                .build();
    }

    /** None. */
    @Override
    public Set<Ability> abilities() {
        return Set.of();
    }

    @Override
    public LabelAnswer buyLabel(LabelRequested request) {
        return new LabelOfPacker();
    }

    @Override
    public LabelAnswer buyReturnLabel(ReturnLabelRequested request) {
        return new LabelNotSold(HoldReason.LABEL_REFUSED);
    }

    @Override
    public VoidAnswer voidLabel(LabelGivenBack request) {
        return GivenLabels.known(request.labelId())
                .<VoidAnswer>map(label ->
                        isSeen(label) ? new LabelNotTakenBack(VoidRefusal.ALREADY_SCANNED) : new LabelTakenBack())
                .orElseGet(() -> new LabelNotTakenBack(VoidRefusal.LABEL_UNKNOWN));
    }

    private boolean isSeen(GivenLabels.Given label) {
        return scans(label).stream().anyMatch(seen -> seen.status().impliesHandOver());
    }

    @Override
    public List<Seen> scansOf(KnownLabel label) {
        return GivenLabels.known(label.labelId()).map(this::scans).orElse(List.of());
    }

    private List<Seen> scans(GivenLabels.Given label) {
        JsonNode answer =
                asked(label, QUERY, Map.of("carrierId", label.carrier(), "trackingNumber", label.trackingCode()));
        JsonNode errors = answer.path("errors");
        if (!errors.isEmpty()) {
            String code = errors.path(0).path("extensions").path("code").asString("");
            if (code.equals("NOT_FOUND")) {
                return List.of();
            }
            throw new CarrierDidNotAnswer(label.labelId() + ": the tracker answered " + code);
        }
        JsonNode track = answer.path("data").path("track");
        if (!track.isObject()) {
            throw new CarrierDidNotAnswer(label.labelId() + ": the tracker's answer says nothing of it");
        }
        return StreamSupport.stream(track.path("events").path("edges").spliterator(), false)
                .map(edge -> edge.path("node"))
                .flatMap(event -> seen(label, event).stream())
                .toList();
    }

    /** Nothing where nobody knows when. */
    private static Optional<Seen> seen(GivenLabels.Given label, JsonNode event) {
        String code = event.path("status").path("code").asString("");
        String name = event.path("status").path("name").asString("");
        return moment(event.path("time").asString(""))
                .map(at -> new Seen(
                        label.labelId() + "/" + code + "/" + at.getEpochSecond(),
                        TrackerWords.of(code),
                        name.isBlank() ? code : name,
                        at,
                        Optional.of(event.path("location").path("name").asString(""))
                                .filter(place -> !place.isBlank())));
    }

    private static Optional<Instant> moment(String text) {
        try {
            return Optional.of(OffsetDateTime.parse(text).toInstant());
        } catch (DateTimeParseException unknown) {
            return Optional.empty();
        }
    }

    /**
     * Has the tracker give notice of news.
     *
     * @param callback where
     * @param until when it may stop
     * @throws CarrierDidNotAnswer when it is not known whether it will
     */
    void watch(GivenLabels.Given label, URI callback, Instant until) {
        JsonNode answer = asked(
                label,
                WATCH,
                Map.of(
                        "input",
                        Map.of(
                                "carrierId",
                                label.carrier(),
                                "trackingNumber",
                                label.trackingCode(),
                                "callbackUrl",
                                callback.toString(),
                                "expirationTime",
                                until.toString())));
        if (!answer.path("data").path("registerTrackWebhook").asBoolean(false)) {
            throw new CarrierDidNotAnswer(label.labelId() + ": the tracker will not give notice of it");
        }
    }

    private JsonNode asked(GivenLabels.Given label, String query, Map<String, Object> variables) {
        try {
            String answer = tracker.post()
                    .contentType(MediaType.APPLICATION_JSON)
                    .body(Map.of("query", query, "variables", variables))
                    .retrieve()
                    .body(String.class);
            return JsonMapper.shared().readTree(answer == null ? "" : answer);
        } catch (RestClientException | JacksonException failure) {
            throw new CarrierDidNotAnswer(
                    label.labelId() + ": " + failure.getClass().getSimpleName(), failure);
        }
    }
}
