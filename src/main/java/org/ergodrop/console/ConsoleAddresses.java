package org.ergodrop.console;

import org.springframework.context.annotation.Configuration;
import org.springframework.web.servlet.config.annotation.ViewControllerRegistry;
import org.springframework.web.servlet.config.annotation.WebMvcConfigurer;

/** The short addresses of the console. */
@Configuration(proxyBeanMethods = false)
class ConsoleAddresses implements WebMvcConfigurer {

    @Override
    public void addViewControllers(ViewControllerRegistry registry) {
        registry.addRedirectViewController("/", ConsoleSecurity.HAWTIO);
        registry.addRedirectViewController("/hawtio", ConsoleSecurity.HAWTIO);
        registry.addRedirectViewController("/hawtio/", ConsoleSecurity.HAWTIO);
    }
}
