package shop.quickstart.processes;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.DisplayName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

@DisplayName("A process of the system")
class MemberTest {

    @TempDir
    private Path data;

    @Test
    @EnabledOnOs(OS.LINUX)
    @DisplayName("has a session of its own, so that Ctrl-C does not end it before those that need it")
    void apart() throws IOException, InterruptedException {
        Path log = data.resolve("log");
        List<String> tellSession = List.of("sh", "-c", "echo $$; cut -d' ' -f6 /proc/$$/stat");

        Member member = Member.start(Role.NODE, "node", 1, log, tellSession, Map.of());
        member.awaitEnd(Duration.ofMinutes(1));

        String process = Long.toString(member.pid());
        assertThat(Files.readAllLines(log)).containsExactly(process, process);
    }
}
