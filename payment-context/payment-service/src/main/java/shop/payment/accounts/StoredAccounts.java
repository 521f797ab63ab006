package shop.payment.accounts;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.HexFormat;
import java.util.Optional;
import javax.crypto.spec.SecretKeySpec;
import org.springframework.data.annotation.Id;
import org.springframework.data.mongodb.core.MongoTemplate;
import org.springframework.data.mongodb.core.mapping.Document;
import org.springframework.data.mongodb.core.query.Criteria;
import org.springframework.data.mongodb.core.query.Query;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor;
import org.springframework.security.crypto.encrypt.AesBytesEncryptor.CipherAlgorithm;
import org.springframework.security.crypto.keygen.BytesKeyGenerator;
import org.springframework.security.crypto.keygen.KeyGenerators;
import shop.payment.collecting.SealedAccount;

/**
 * Keeps accounts enciphered, each with a key of its own, which is the token that the payment's events hold: whoever has
 * only this or only the events reads nothing, and what is deleted here is forgotten everywhere (ADR 81). An event that is
 * parked lies in the same database.
 */
final class StoredAccounts implements RefundAccounts {

    /** Longer than a provider is asked about one refund; whoever waits longer for a dispute tells the account again. */
    static final Duration KEPT = Duration.ofDays(30);

    private static final int KEY_BYTES = 32;
    private static final int IV_BYTES = 16;
    private static final int SHOWN_DIGITS = 4;
    private static final String BETWEEN = "\n";

    private final MongoTemplate mongo;
    private final Clock clock;
    private final BytesKeyGenerator keys = KeyGenerators.secureRandom(KEY_BYTES);

    StoredAccounts(MongoTemplate mongo, Clock clock) {
        this.mongo = mongo;
        this.clock = clock;
    }

    /** @param id the token's digest */
    @Document("refund-accounts")
    record EncipheredAccount(@Id String id, byte[] content, Instant sealedAt) {}

    @Override
    public SealedAccount seal(RefundAccount account) {
        AccountsAreComplete.check(account);
        byte[] key = keys.generateKey();
        String token = Base64.getUrlEncoder().withoutPadding().encodeToString(key);
        String content = String.join(BETWEEN, account.bank(), account.number(), account.holder());
        mongo.insert(
                new EncipheredAccount(digest(token), cipher(key).encrypt(content.getBytes(UTF_8)), clock.instant()));
        return new SealedAccount(
                token,
                account.bank(),
                account.number().substring(account.number().length() - SHOWN_DIGITS));
    }

    @Override
    public Optional<RefundAccount> open(SealedAccount account) {
        return Optional.ofNullable(mongo.findById(digest(account.token()), EncipheredAccount.class))
                .map(stored ->
                        cipher(Base64.getUrlDecoder().decode(account.token())).decrypt(stored.content()))
                .map(content -> new String(content, UTF_8).split(BETWEEN))
                .map(parts -> new RefundAccount(parts[0], parts[1], parts[2]));
    }

    @Override
    public void forget(SealedAccount account) {
        mongo.remove(Query.query(Criteria.where("_id").is(digest(account.token()))), EncipheredAccount.class);
    }

    /** What nobody has come back for. */
    void forgetOld() {
        mongo.remove(Query.query(Criteria.where("sealedAt").lt(clock.instant().minus(KEPT))), EncipheredAccount.class);
    }

    private static AesBytesEncryptor cipher(byte[] key) {
        return new AesBytesEncryptor(
                new SecretKeySpec(key, "AES"), KeyGenerators.secureRandom(IV_BYTES), CipherAlgorithm.GCM);
    }

    private static String digest(String token) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(token.getBytes(UTF_8)));
        } catch (NoSuchAlgorithmException missing) {
            throw new IllegalStateException("Every Java has SHA-256", missing);
        }
    }
}
