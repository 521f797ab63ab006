package shop.importer;

import java.io.PrintStream;
import java.util.Optional;
import me.tongfei.progressbar.DelegatingProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;

/** A bar where somebody watches; a line now and then where the output goes to a file. */
final class ProgressOnConsole implements ImportProgress {

    private static final int MILLIS_BETWEEN_LINES = 5_000;
    private static final int MILLIS_BETWEEN_FRAMES = 250;
    private static final int LENGTH_OF_A_LINE = 110;

    private final PrintStream out;
    private final boolean watched;
    private Optional<ProgressBar> bar = Optional.empty();

    ProgressOnConsole(PrintStream out, boolean watched) {
        this.out = out;
        this.watched = watched;
    }

    @Override
    public synchronized void begin(String part, long total) {
        end();
        ProgressBarBuilder builder = new ProgressBarBuilder()
                .setTaskName(part)
                .setInitialMax(total)
                .setStyle(ProgressBarStyle.ASCII)
                .setMaxRenderedLength(LENGTH_OF_A_LINE)
                .showSpeed()
                .setUpdateIntervalMillis(watched ? MILLIS_BETWEEN_FRAMES : MILLIS_BETWEEN_LINES);
        if (!watched) {
            builder.setConsumer(new DelegatingProgressBarConsumer(out::println, LENGTH_OF_A_LINE));
        }
        bar = Optional.of(builder.build());
    }

    @Override
    public synchronized void reached(long steps, String remark) {
        bar.ifPresent(current -> current.stepTo(steps).setExtraMessage(remark));
    }

    @Override
    public synchronized void end() {
        bar.ifPresent(ProgressBar::close);
        bar = Optional.empty();
    }
}
