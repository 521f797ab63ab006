package shop.quickstart;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import shop.starting.CannotStart;

@DisplayName("An access token of the system's own")
class OwnTokenTest {

    @TempDir
    Path data;

    @TempDir
    Path other;

    @Test
    @DisplayName("is made once for each data folder, at random, and kept there")
    void isMadeOnce() throws Exception {
        String token = OwnToken.NODE.in(data);

        assertThat(OwnToken.NODE.in(data)).isEqualTo(token).hasSize(43);
        assertThat(OwnToken.NODE.in(other)).isNotEqualTo(token);
        try (var files = Files.list(data)) {
            assertThat(files).containsExactly(data.resolve("node-access-token"));
        }
    }

    @Test
    @DisplayName("is for its owner's eyes, whatever was made of the file meanwhile")
    void isForItsOwner() throws Exception {
        OwnToken.NODE.in(data);
        Path file = data.resolve("node-access-token");
        assertThat(permissions(file)).isEqualTo("rw-------");

        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        OwnToken.NODE.in(data);

        assertThat(permissions(file)).isEqualTo("rw-------");
    }

    @Test
    @DisplayName("is not taken from a file that holds none")
    void isNone() throws Exception {
        Files.writeString(data.resolve("node-access-token"), "");

        assertThatThrownBy(() -> OwnToken.NODE.in(data))
                .isInstanceOf(CannotStart.class)
                .hasMessageContaining("delete the file");
    }

    private static String permissions(Path file) throws Exception {
        return PosixFilePermissions.toString(Files.getPosixFilePermissions(file));
    }
}
