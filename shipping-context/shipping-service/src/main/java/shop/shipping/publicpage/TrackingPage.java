package shop.shipping.publicpage;

import com.samskivert.mustache.Mustache;
import com.samskivert.mustache.Template;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import shop.kernel.Recipient;
import shop.shipping.dispatching.Scan;
import shop.shipping.dispatching.ScanStatus;
import shop.shipping.tracking.PublicParcel;

/** The page as HTML; the library escapes every text. It loads nothing and runs no script. */
final class TrackingPage {

    private static final String STYLE = resource("page.css");
    private static final Template TEMPLATE = Mustache.compiler().compile(resource("page.mustache"));

    static final String CONTENT_SECURITY_POLICY = "default-src 'none'; style-src 'sha256-" + digest(STYLE)
            + "'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private TrackingPage() {}

    private record Shown(
            String language,
            String style,
            String title,
            String heading,
            String text,
            List<Fact> facts,
            String scansHeading,
            List<SeenAt> scans,
            String clock,
            String otherTag,
            String otherName) {}

    private record Fact(String name, String value) {}

    private record SeenAt(String machineReadable, String moment, String what) {}

    static String of(PublicParcel parcel, Optional<Recipient> destination, ToldLanguage in) {
        List<Scan> scans = parcel.scans().stream()
                .filter(scan -> scan.status() != ScanStatus.OTHER)
                .toList();
        ZoneId clock = clock(scans, parcel.zones());
        return html(
                in,
                in.text("state", parcel.state()),
                in.text("explained", parcel.state()),
                facts(parcel, destination, in),
                scans.stream()
                        .map(scan -> new SeenAt(
                                scan.at().toString(),
                                in.moment(scan.at().atZone(clock)),
                                in.text("scan", scan.status())))
                        .toList(),
                in.text(clock.equals(ZoneOffset.UTC) ? "clock.utc" : "clock.local"));
    }

    /** There is none, or the link is not its. */
    static String ofNoParcel(ToldLanguage in) {
        return html(in, in.text("nothing"), in.text("nothing.text"), List.of(), List.of(), "");
    }

    /** It cannot be shown just now. */
    static String later(ToldLanguage in) {
        return html(in, in.text("later"), in.text("later.text"), List.of(), List.of(), "");
    }

    private static List<Fact> facts(PublicParcel parcel, Optional<Recipient> destination, ToldLanguage in) {
        return Stream.of(
                        destination.flatMap(to -> town(to, in)).map(town -> new Fact(in.text("to"), town)),
                        parcel.promisedDelivery().map(day -> new Fact(in.text("promised"), in.day(day))),
                        parcel.promisedDelivery().flatMap(day -> verdict(parcel, in)),
                        parcel.carrier().map(carrier -> new Fact(in.text("carrier"), carrier)),
                        parcel.trackingCode().map(code -> new Fact(in.text("code"), code)))
                .flatMap(Optional::stream)
                .toList();
    }

    private static Optional<Fact> verdict(PublicParcel parcel, ToldLanguage in) {
        return parcel.deliveredAt()
                .map(at -> new Fact(
                        in.text("promise"),
                        parcel.promise()
                                .map(promise -> in.text("promise", promise))
                                .orElseGet(() -> in.text("promise.unknown"))));
    }

    /** The town, and nothing else of where somebody lives. */
    private static Optional<String> town(Recipient to, ToldLanguage in) {
        String country = in.country(to.country());
        return to.city().isBlank()
                ? Optional.of(country).filter(name -> !name.isBlank())
                : Optional.of(in.text("town").formatted(to.city(), country));
    }

    /** That of the destination, where all of its clocks show the same at each of these moments; else UTC, for all of them. */
    private static ZoneId clock(List<Scan> scans, List<String> zones) {
        return !zones.isEmpty() && scans.stream().allMatch(scan -> isLocal(scan.at(), zones))
                ? ZoneId.of(zones.get(0))
                : ZoneOffset.UTC;
    }

    private static boolean isLocal(Instant at, List<String> zones) {
        return zones.stream()
                        .map(zone -> ZoneId.of(zone).getRules().getOffset(at))
                        .distinct()
                        .count()
                == 1;
    }

    private static String html(
            ToldLanguage in, String heading, String text, List<Fact> facts, List<SeenAt> scans, String clock) {
        return TEMPLATE.execute(new Shown(
                in.tag(),
                STYLE,
                in.text("title"),
                heading,
                text,
                facts,
                scans.isEmpty() ? "" : in.text("scans"),
                scans,
                scans.isEmpty() ? "" : clock,
                in.other().tag(),
                in.other().ownName()));
    }

    private static String digest(String text) {
        try {
            return Base64.getEncoder()
                    .encodeToString(MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8)));
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every JDK has SHA-256", impossible);
        }
    }

    private static String resource(String name) {
        try (InputStream file = TrackingPage.class.getResourceAsStream(name)) {
            return new String(file.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException unreadable) {
            throw new UncheckedIOException(unreadable);
        }
    }
}
