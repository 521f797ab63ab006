package shop.authorization;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jwt.SignedJWT;
import java.io.IOException;
import java.nio.file.FileSystemException;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.stream.Stream;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import shop.starting.CannotStart;

@DisplayName("The signing key")
class SigningKeyTest {

    @TempDir
    Path data;

    @Test
    @DisplayName("survives a restart, and so do the tokens it signed")
    void survivesARestart() {
        SignedJWT before;
        try (var first = RunningAuthorization.start(data)) {
            before = first.token("demo-shop");
        }
        try (var second = RunningAuthorization.start(data)) {
            assertThat(second.vouchesFor(before)).isTrue();
        }
        try (var elsewhere = RunningAuthorization.start(data.resolve("elsewhere"))) {
            assertThat(elsewhere.vouchesFor(before)).isFalse();
        }
    }

    @Test
    @DisplayName("can be read by its owner only, even after somebody opened it")
    void isTheOwnersAlone() throws Exception {
        assumeTrue(
                FileSystems.getDefault().supportedFileAttributeViews().contains("posix"),
                "this file system has no owner permissions");
        SigningKey.in(data);
        Path file = data.resolve(SigningKey.FILE);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        SigningKey.in(data);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file)))
                .isEqualTo("rw-------");
    }

    @Test
    @DisplayName("leaves nothing beside itself")
    void leavesNothingBehind() throws Exception {
        SigningKey.in(data);

        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve(SigningKey.FILE));
        }
    }

    @ParameterizedTest
    @MethodSource
    @DisplayName("is made where the file system gives no file two names, too")
    void withoutLinks(Exception refusal) throws Exception {
        RSAKey made = SigningKey.in(data, (name, file) -> {
            if (refusal instanceof IOException io) {
                throw io;
            }
            throw (UnsupportedOperationException) refusal;
        });

        assertThat(SigningKey.in(data)).isEqualTo(made);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve(SigningKey.FILE));
        }
    }

    static Stream<Exception> withoutLinks() {
        return Stream.of(
                new UnsupportedOperationException(),
                new FileSystemException("signing-key.json", null, "not permitted"));
    }

    @ParameterizedTest(name = "links: {0}")
    @ValueSource(booleans = {true, false})
    @DisplayName("that another instance has made meanwhile is everybody's")
    void anotherIsQuicker(boolean links) throws Exception {
        Path elsewhere = Files.createDirectory(data.resolve("elsewhere"));
        RSAKey theirs = SigningKey.in(elsewhere);

        RSAKey ours = SigningKey.in(data, (name, file) -> {
            Files.copy(elsewhere.resolve(SigningKey.FILE), name);
            if (!links) {
                throw new UnsupportedOperationException();
            }
            Files.createLink(name, file);
        });

        assertThat(ours).isEqualTo(theirs);
        assertThat(SigningKey.in(data)).isEqualTo(theirs);
    }

    @Test
    @DisplayName("that is damaged is named, not replaced")
    void isNotReplacedSilently() throws Exception {
        Path file = data.resolve(SigningKey.FILE);
        Files.writeString(file, "{\"kty\":\"RSA\"");

        assertThatThrownBy(() -> SigningKey.in(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(file.toString());
        assertThat(file).content().isEqualTo("{\"kty\":\"RSA\"");
    }

    @Test
    @DisplayName("that cannot be written stops the start with the folder's name")
    void needsAFolder() throws Exception {
        Path inTheWay = Files.writeString(data.resolve("file"), "not a folder");

        assertThatThrownBy(() -> SigningKey.in(inTheWay.resolve("keys")))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining(inTheWay.toString());
    }
}
