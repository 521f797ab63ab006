package shop.payment.accounts;

import static java.util.stream.Collectors.toSet;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowable;

import com.mongodb.client.MongoClient;
import com.mongodb.client.MongoClients;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Set;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.data.mongodb.core.MongoTemplate;
import shop.mongo.EmbeddedMongo;
import shop.payment.collecting.SealedAccount;
import shop.platform.rejection.BusinessRejection;
import shop.rehearsal.ShownProblems;

@DisplayName("The account of a payer to which money goes back (PAY-16)")
class StoredAccountsTest {

    private static final Instant NINE = Instant.parse("2026-01-05T09:00:00Z");
    private static final RefundAccount HERS = new RefundAccount("088", "110123456789", "김민지");

    private final EmbeddedMongo server = EmbeddedMongo.inMemory();
    private final MongoClient client = MongoClients.create(server.uri("payment"));
    private final MongoTemplate mongo = new MongoTemplate(client, "payment");

    @AfterEach
    void end() {
        client.close();
        server.close();
    }

    private StoredAccounts at(Instant now) {
        return new StoredAccounts(mongo, Clock.fixed(now, ZoneOffset.UTC));
    }

    private String stored() {
        return mongo.getCollection("refund-accounts")
                .find()
                .into(new ArrayList<>())
                .toString();
    }

    @Test
    @DisplayName("is read by whoever has its token, and stands nowhere in clear")
    void sealed() {
        SealedAccount sealed = at(NINE).seal(HERS);

        assertThat(at(NINE).open(sealed)).contains(HERS);
        assertThat(sealed.bank()).isEqualTo("088");
        assertThat(sealed.lastDigits()).isEqualTo("6789");
        assertThat(stored()).doesNotContain("110123456789", "김민지", sealed.token());
        assertThat(sealed + " " + HERS).doesNotContain("11012345", "김민지", sealed.token());
        assertThat(at(NINE).open(new SealedAccount("dG9rZW4", "088", "6789"))).isEmpty();
    }

    @Test
    @DisplayName("is forgotten when it is not needed any more, and after thirty days at the latest")
    void forgotten() {
        SealedAccount needed = at(NINE).seal(HERS);
        SealedAccount done = at(NINE).seal(HERS);

        at(NINE).forget(done);
        at(NINE.plus(Duration.ofDays(30))).forgetOld();
        assertThat(at(NINE).open(done)).isEmpty();
        assertThat(at(NINE).open(needed)).contains(HERS);

        at(NINE.plus(Duration.ofDays(30)).plusSeconds(1)).forgetOld();
        assertThat(at(NINE).open(needed)).isEmpty();
        assertThat(stored()).isEqualTo("[]");
    }

    @ParameterizedTest(name = "{0}, {1}, {2}: {3}")
    @DisplayName("is refused where it can be none, and nothing of it is repeated")
    @CsvSource({
        "999, 110123456789, 김민지, bank-unknown",
        "8, 110123456789, 김민지, bank-unknown",
        "088, 11012, 김민지, account-number-malformed",
        "088, 110123456789012345678, 김민지, account-number-malformed",
        "088, 1101２3456789, 김민지, account-number-malformed",
        "088, 110123456789, 12345, account-holder-malformed",
        "088, 110123456789, '', account-holder-malformed"
    })
    void malformed(String bank, String number, String holder, String code) {
        ShownProblems shown = ShownProblems.of("refundToAccount");
        Throwable refused = catchThrowable(() -> at(NINE).seal(new RefundAccount(bank, number, holder)));

        assertThat(BusinessRejection.in(refused)).hasValueSatisfying(rejection -> {
            assertThat(rejection.rule()).isEqualTo("PAY-16");
            assertThat(rejection.code()).isEqualTo(code);
            shown.isSent(rejection);
            shown.wereAllSentBut(allBut("PAY-16-" + code));
        });
        assertThat(refused.getMessage()).doesNotContain("110123", "김민지");
        assertThat(stored()).isEqualTo("[]");
    }

    private static Set<String> allBut(String shown) {
        return Stream.of(
                        "PAY-16-bank-unknown",
                        "PAY-16-account-number-malformed",
                        "PAY-16-account-holder-malformed",
                        "PAY-16-repayment-not-owed",
                        "PAY-16-partial-refund-impossible",
                        "PAY-16-refund-account-not-asked",
                        "PAY-16-repayment-disputed")
                .filter(each -> !each.equals(shown))
                .collect(toSet());
    }

    @Test
    @DisplayName("is with a bank that both providers know by a name of their own")
    void banks() {
        assertThat(KoreanBanks.of("004").orElseThrow())
                .isEqualTo(new KoreanBanks.Bank("004", "06", "KOOKMIN", "KB국민은행"));
        assertThat(KoreanBanks.of("088").orElseThrow().name()).isEqualTo("신한은행");
        assertThat(KoreanBanks.of("4")).isEmpty();
    }
}
