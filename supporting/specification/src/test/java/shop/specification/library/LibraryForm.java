package shop.specification.library;

import java.util.List;
import shop.wording.scenario.StoredForm;
import tools.jackson.databind.json.JsonMapper;

/** As a library would store its messages, whose desk knows no book of more than a hundred pages. */
public final class LibraryForm implements StoredForm {

    private static final int LAST_PAGE = 100;

    @Override
    public String name(Object message) {
        return "library." + message.getClass().getSimpleName();
    }

    @Override
    public String content(Object message) {
        return JsonMapper.shared().writeValueAsString(message);
    }

    @Override
    public boolean canBeTried(List<?> said) {
        return said.stream()
                .filter(ReturnCopy.class::isInstance)
                .flatMap(returned -> ((ReturnCopy) returned).damages().stream())
                .allMatch(damage -> damage.page() <= LAST_PAGE);
    }
}
