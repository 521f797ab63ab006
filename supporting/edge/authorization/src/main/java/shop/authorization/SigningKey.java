package shop.authorization;

import com.nimbusds.jose.JOSEException;
import com.nimbusds.jose.JWSAlgorithm;
import com.nimbusds.jose.jwk.KeyUse;
import com.nimbusds.jose.jwk.RSAKey;
import com.nimbusds.jose.jwk.gen.RSAKeyGenerator;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.FileSystemException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermissions;
import java.text.ParseException;
import shop.starting.CannotStart;

/**
 * The key that signs every token. It is made once and kept in a file that only its owner can read: tokens given before
 * a restart stay good after it.
 */
final class SigningKey {

    static final String FILE = "signing-key.json";

    private static final int BITS = 2048;

    private final Path file;
    private final Links links;

    /** Gives a file another name. */
    interface Links {
        void link(Path name, Path file) throws IOException;
    }

    private SigningKey(Path file, Links links) {
        this.file = file;
        this.links = links;
    }

    /**
     * @param data the folder of the key; made if it is not there
     * @throws CannotStart when the key can neither be read nor made
     */
    static RSAKey in(Path data) {
        return in(data, Files::createLink);
    }

    /** @param links how this file system gives a file another name, if it does */
    static RSAKey in(Path data, Links links) {
        SigningKey key = new SigningKey(data.resolve(FILE), links);
        return Files.exists(key.file) ? key.read() : key.make();
    }

    private RSAKey read() {
        try {
            keepFromOthers(file);
            RSAKey key = RSAKey.parse(Files.readString(file));
            if (!key.isPrivate()) {
                throw new ParseException("the private part is missing", 0);
            }
            return key;
        } catch (IOException | ParseException e) {
            throw new CannotStart(
                    "The signing key in %s cannot be read: %s.".formatted(file.toAbsolutePath(), e.getMessage()),
                    "Restore the file, or delete it: a new key is made, and tokens given before are refused.",
                    e);
        }
    }

    private RSAKey make() {
        try {
            RSAKey key = new RSAKeyGenerator(BITS)
                    .keyUse(KeyUse.SIGNATURE)
                    .algorithm(JWSAlgorithm.RS256)
                    .keyIDFromThumbprint(true)
                    .generate();
            Files.createDirectories(file.getParent());
            // Whole or not at all: a process killed while writing must not leave half a key behind.
            Path draft = Files.createTempFile(file.getParent(), FILE, ".new");
            keepFromOthers(draft);
            try (FileChannel channel = FileChannel.open(draft, StandardOpenOption.WRITE)) {
                ByteBuffer bytes = ByteBuffer.wrap(key.toJSONString().getBytes(StandardCharsets.UTF_8));
                while (bytes.hasRemaining()) {
                    channel.write(bytes);
                }
                channel.force(true);
            }
            return keep(draft) ? key : read();
        } catch (IOException | JOSEException e) {
            throw new CannotStart(
                    "The signing key cannot be written to %s: %s.".formatted(file.toAbsolutePath(), e.getMessage()),
                    "Make the folder writable, or set authorization.data to one that is.",
                    e);
        }
    }

    /** Whether it is the key from now on; not when another instance was quicker, whose key is everybody's then. */
    private boolean keep(Path draft) throws IOException {
        try {
            nameIt(draft);
            return true;
        } catch (FileAlreadyExistsException another) {
            return false;
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /** @throws FileAlreadyExistsException when there is a key */
    private void nameIt(Path draft) throws IOException {
        try {
            links.link(file, draft);
        } catch (FileAlreadyExistsException another) {
            throw another;
        } catch (UnsupportedOperationException | FileSystemException noLinks) {
            // Which of the two a file system says that has none is up to it. An atomic move would replace another's
            // key.
            Files.move(draft, file);
        }
    }

    private static void keepFromOthers(Path path) throws IOException {
        PosixFileAttributeView posix = Files.getFileAttributeView(path, PosixFileAttributeView.class);
        // Where there are no such permissions (Windows), a file in the user's own folders is the user's alone already.
        if (posix != null) {
            posix.setPermissions(PosixFilePermissions.fromString("rw-------"));
        }
    }
}
