package shop.platform.vital;

import org.springframework.boot.autoconfigure.AutoConfiguration;
import org.springframework.boot.autoconfigure.condition.ConditionalOnMissingBean;
import org.springframework.context.annotation.Bean;
import shop.guard.Ending;
import shop.guard.EndingConfiguration;

/** A service ends, as every application does here, when it has lost a thread that it cannot live without. */
@AutoConfiguration(after = EndingConfiguration.class)
public class VitalConfiguration {

    @Bean
    @ConditionalOnMissingBean
    Vitals vitals(Ending ending) {
        return new Vitals(ending::because);
    }
}
