package shop.specification.library;

import shop.wording.scenario.StoredForm;
import tools.jackson.databind.json.JsonMapper;

/** As a library would store its messages. */
public final class LibraryForm implements StoredForm {

    @Override
    public String name(Object message) {
        return "library." + message.getClass().getSimpleName();
    }

    @Override
    public String content(Object message) {
        return JsonMapper.shared().writeValueAsString(message);
    }
}
