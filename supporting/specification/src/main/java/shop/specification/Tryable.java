package shop.specification;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.TreeMap;
import shop.specification.book.Recording.Came;
import shop.specification.book.Recording.Played;
import shop.specification.book.Recording.Stored;
import shop.specification.book.Recording.Trial;
import shop.wording.scenario.Step;
import shop.wording.scenario.StoredForm;
import shop.wording.scenario.Story;

/** Makes of a scenario what can be played again, by whoever reads the stored form of its messages. */
final class Tryable {

    private static final Optional<StoredForm> STORED =
            ServiceLoader.load(StoredForm.class).findFirst();

    private final StoredForm form;
    private final List<Played> played = new ArrayList<>();
    private final List<Object> said = new ArrayList<>();
    private Instant now;

    private Tryable(StoredForm form, Instant begins) {
        this.form = form;
        now = begins;
        said.add(begins);
    }

    /**
     * Empty where nobody here knows how messages are stored, or time does something by itself, or it is too long, or goes beyond
     * what is played again.
     */
    static Optional<Trial> of(List<Step> steps, Setting setting) {
        return steps.size() > Story.MOST_STEPS_TRIED
                ? Optional.empty()
                : STORED.flatMap(form -> new Tryable(form, setting.begins()).played(steps, setting));
    }

    private Optional<Trial> played(List<Step> steps, Setting setting) {
        for (Step step : steps) {
            if (!isPlayed(step)) {
                return Optional.empty();
            }
        }
        if (!form.canBeTried(said)) {
            return Optional.empty();
        }
        return Optional.of(new Trial(setting.begins().toString(), new TreeMap<>(setting.terms()), List.copyOf(played)));
    }

    private boolean isPlayed(Step step) {
        if (step instanceof Step.Happened happened) {
            add("happened", happened.event());
        } else if (step instanceof Step.Obeyed obeyed) {
            add("obeyed", obeyed.command());
        } else if (step instanceof Step.Asked asked && asked.metaData().isEmpty()) {
            add("asked", asked.command());
        } else if (step instanceof Step.ItIs itIs) {
            itIs(itIs.moment());
        } else if (step instanceof Step.TimePassed passed) {
            itIs(now.plus(passed.duration()));
        } else {
            return step instanceof Step.NothingYet || step instanceof Step.Then then && cameOf(then);
        }
        return true;
    }

    private void add(String kind, Object message) {
        said.add(message);
        played.add(new Played(kind, Optional.of(stored(message)), "", new ArrayList<>()));
    }

    private void itIs(Instant moment) {
        now = moment;
        said.add(moment);
        played.add(new Played("at", Optional.empty(), moment.toString(), List.of()));
    }

    private boolean cameOf(Step.Then then) {
        List<Came> came = played.get(played.size() - 1).came();
        if (then instanceof Step.Published published) {
            published.events().forEach(event -> came.add(new Came(Optional.of(stored(event)), "")));
        } else if (then instanceof Step.Rejected rejected) {
            came.add(new Came(Optional.empty(), rejected.rule() + " " + rejected.code()));
        } else if (then instanceof Step.Failed failed) {
            came.add(new Came(Optional.empty(), failed.type().getSimpleName()));
        }
        return true;
    }

    private Stored stored(Object message) {
        return new Stored(form.name(message), form.content(message));
    }
}
