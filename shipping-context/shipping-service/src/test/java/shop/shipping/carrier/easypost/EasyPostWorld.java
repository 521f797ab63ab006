package shop.shipping.carrier.easypost;

import static shop.shipping.dispatching.TwoBlueMugs.JIWON;
import static shop.shipping.dispatching.TwoBlueMugs.POTTER;
import static shop.shipping.dispatching.TwoBlueMugs.labelRequested;

import com.easypost.exception.EasyPostException;
import java.io.IOException;
import java.nio.file.Path;
import java.security.GeneralSecurityException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import javax.net.ssl.HttpsURLConnection;
import javax.net.ssl.SSLContext;
import javax.net.ssl.SSLSocketFactory;
import shop.kernel.Recipient;
import shop.shipping.carrier.CarrierContract;
import shop.shipping.carrier.ScanBook;
import shop.shipping.carrier.ScanBook.KnownLabel;
import shop.shipping.carrier.ScanBookContract;
import shop.shipping.dispatching.Carrier;
import shop.shipping.dispatching.Carrier.LabelAnswer;
import shop.shipping.dispatching.Carrier.LabelSold;
import shop.shipping.dispatching.CarrierDidNotAnswer;

/** EasyPost on paper, and the adapter before it. */
final class EasyPostWorld implements CarrierContract.World, ScanBookContract.World {

    private static final Instant MORNING = Instant.parse("2026-01-05T10:00:00Z");

    private final SSLSocketFactory before = HttpsURLConnection.getDefaultSSLSocketFactory();
    private final EasyPostOnPaper easyPost;
    private final EasyPostCarrier carrier;
    private final Set<String> asked = ConcurrentHashMap.newKeySet();
    private String labelId = "";

    EasyPostWorld(Path folder) throws IOException, GeneralSecurityException, InterruptedException, EasyPostException {
        SSLContext tls = OwnCertificate.in(folder);
        HttpsURLConnection.setDefaultSSLSocketFactory(tls.getSocketFactory());
        easyPost = new EasyPostOnPaper(tls);
        carrier = carrierWith(EasyPostOnPaper.KEY);
    }

    /** A moment at which nothing that was made here is young any more. */
    EasyPostCarrier carrierHoursLater() throws EasyPostException {
        return carrierWith(EasyPostOnPaper.KEY, MORNING.plus(Duration.ofHours(2)));
    }

    EasyPostCarrier carrierWith(String key) throws EasyPostException {
        return carrierWith(key, MORNING);
    }

    private EasyPostCarrier carrierWith(String key, Instant now) throws EasyPostException {
        EasyPostSettings settings = settings(key);
        return new EasyPostCarrier(
                EasyPostConfiguration.client(settings), settings, this::alone, Clock.fixed(now, ZoneOffset.UTC));
    }

    private LabelAnswer alone(String key, Supplier<LabelAnswer> asking) {
        if (!asked.add(key)) {
            throw new CarrierDidNotAnswer(key + ": another is asking");
        }
        try {
            return asking.get();
        } finally {
            asked.remove(key);
        }
    }

    private EasyPostSettings settings(String key) {
        return new EasyPostSettings(
                easyPost.address(),
                key,
                List.of("secret"),
                Duration.ofSeconds(20),
                Duration.ofSeconds(20),
                16,
                Map.of(
                        POTTER,
                        new EasyPostSettings.Sender(
                                "Potter", "Gyeongchung-daero 2697", "Icheon", "", "17378", "KR", "+82312000000")));
    }

    EasyPostOnPaper easyPost() {
        return easyPost;
    }

    @Override
    public Carrier carrier() {
        return carrier;
    }

    @Override
    public ScanBook book() {
        return carrier;
    }

    @Override
    public void loseAnswers(boolean lost) {
        easyPost.loses(lost);
    }

    @Override
    public int labelsOut() {
        return easyPost.labelsOut();
    }

    @Override
    public void scan(String label) {
        easyPost.seen(label, "in_transit", "arrived_at_facility", Instant.parse("2026-01-06T10:00:00Z"));
    }

    @Override
    public Recipient nowhere() {
        return JIWON.recipient().withPostcode(EasyPostOnPaper.NOWHERE);
    }

    @Override
    public KnownLabel label(boolean known) {
        if (labelId.isEmpty()) {
            labelId = ((LabelSold) carrier.buyLabel(labelRequested())).labelId();
        }
        return new KnownLabel(known ? labelId : "shp_none", "USPS", "9400100105807076063241");
    }

    @Override
    public void seen(String status, Instant at) {
        easyPost.seen(label(true).labelId(), status, "status_update", at);
    }

    @Override
    public String onItsWay() {
        return "in_transit";
    }

    @Override
    public void close() {
        easyPost.close();
        HttpsURLConnection.setDefaultSSLSocketFactory(before);
    }
}
