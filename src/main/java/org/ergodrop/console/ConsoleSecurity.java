package org.ergodrop.console;

import jakarta.servlet.DispatcherType;
import jakarta.servlet.FilterChain;
import jakarta.servlet.ServletException;
import jakarta.servlet.http.HttpServletRequest;
import jakarta.servlet.http.HttpServletResponse;
import java.io.IOException;
import java.time.Clock;
import java.util.List;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.HttpMethod;
import org.springframework.security.authentication.AuthenticationManager;
import org.springframework.security.config.Customizer;
import org.springframework.security.config.annotation.web.builders.HttpSecurity;
import org.springframework.security.config.annotation.web.configurers.AuthorizeHttpRequestsConfigurer;
import org.springframework.security.config.annotation.web.configurers.CsrfConfigurer;
import org.springframework.security.config.annotation.web.configurers.HeadersConfigurer;
import org.springframework.security.web.SecurityFilterChain;
import org.springframework.security.web.authentication.AuthenticationFailureHandler;
import org.springframework.security.web.authentication.SimpleUrlAuthenticationFailureHandler;
import org.springframework.security.web.context.SecurityContextHolderFilter;
import org.springframework.security.web.csrf.CookieCsrfTokenRepository;
import org.springframework.security.web.csrf.CsrfFilter;
import org.springframework.security.web.csrf.CsrfToken;
import org.springframework.security.web.csrf.CsrfTokenRequestAttributeHandler;
import org.springframework.security.web.firewall.StrictHttpFirewall;
import org.springframework.security.web.header.writers.ReferrerPolicyHeaderWriter.ReferrerPolicy;
import org.springframework.security.web.util.matcher.AnyRequestMatcher;
import org.springframework.web.filter.OncePerRequestFilter;

/**
 * What may be reached: nothing but what stands here. What somebody may do behind Jolokia's address, {@link RoleRestrictor}
 * says.
 */
@Configuration(proxyBeanMethods = false)
class ConsoleSecurity {

    static final String HAWTIO = "/actuator/hawtio/";

    private static final String[] JOLOKIA = {
        "/actuator/jolokia", "/actuator/jolokia/", "/actuator/hawtio/jolokia", "/actuator/hawtio/jolokia/"
    };

    /** For the login form and the page of routes: no scripts at all. Hawtio brings a policy of its own, with its own scripts. */
    private static final String CONTENT_POLICY =
            "default-src 'none'; style-src 'self' 'unsafe-inline'; img-src 'self'; "
                    + "form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

    private final ConsoleProperties properties;
    private final boolean isConsole;

    ConsoleSecurity(ConsoleProperties properties, @Value("${ergodrop.role.console:true}") boolean isConsole) {
        this.properties = properties;
        this.isConsole = isConsole;
    }

    /** Refuses addresses that could be read in two ways ("..", "//", ";", encoded slashes) and unusual methods. */
    @Bean
    StrictHttpFirewall firewall() {
        StrictHttpFirewall firewall = new StrictHttpFirewall();
        firewall.setAllowedHttpMethods(List.of("GET", "HEAD", "POST"));
        return firewall;
    }

    @Bean
    SecurityFilterChain consoleFilters(
            HttpSecurity http, AuthenticationManager logins, Clock clock, PageLanguage language, LoginPage page)
            throws Exception {
        AskForLogin ask = isConsole ? AskForLogin.byForm(language, page) : AskForLogin.byStatus(language);
        http.authenticationManager(logins)
                .authorizeHttpRequests(this::rules)
                .httpBasic(basic -> basic.authenticationEntryPoint(ask))
                .exceptionHandling(
                        unknown -> unknown.defaultAuthenticationEntryPointFor(ask, AnyRequestMatcher.INSTANCE))
                .requestCache(cache -> cache.requestCache(new WantedPage()))
                .headers(ConsoleSecurity::headers)
                .csrf(ConsoleSecurity::csrf)
                .addFilterAfter(new LoadCsrfToken(), CsrfFilter.class)
                .addFilterBefore(new SameOrigin(), CsrfFilter.class)
                .addFilterBefore(new SessionAge(properties.session(), clock), SecurityContextHolderFilter.class);
        if (isConsole) {
            http.formLogin(form -> form.loginPage("/login")
                            .defaultSuccessUrl(HAWTIO)
                            .failureHandler(failed(ask)))
                    .logout(Customizer.withDefaults());
        }
        return http.build();
    }

    /** Back to the form, without a session for somebody unknown; one who has to wait is told how long. */
    private static AuthenticationFailureHandler failed(AskForLogin ask) {
        SimpleUrlAuthenticationFailureHandler again = new SimpleUrlAuthenticationFailureHandler("/login?error");
        again.setAllowSessionCreation(false);
        return (request, response, failure) -> {
            if (failure instanceof TooManyTries) {
                ask.commence(request, response, failure);
            } else {
                again.onAuthenticationFailure(request, response, failure);
            }
        };
    }

    private void rules(
            AuthorizeHttpRequestsConfigurer<HttpSecurity>.AuthorizationManagerRequestMatcherRegistry requests) {
        requests.dispatcherTypeMatchers(DispatcherType.ERROR)
                .permitAll()
                .requestMatchers(HttpMethod.GET, "/actuator/health")
                .permitAll()
                .requestMatchers(HttpMethod.HEAD, "/actuator/health")
                .permitAll();
        switch (properties.prometheus()) {
            case OPEN ->
                requests.requestMatchers(HttpMethod.GET, "/actuator/prometheus").permitAll();
            case LOGIN ->
                requests.requestMatchers(HttpMethod.GET, "/actuator/prometheus").authenticated();
            case OFF -> {}
        }
        if (isConsole) {
            requests.requestMatchers(HttpMethod.GET, "/login", "/logout")
                    .permitAll()
                    .requestMatchers(HttpMethod.POST, JOLOKIA)
                    .authenticated()
                    .requestMatchers(HttpMethod.GET, JOLOKIA)
                    .authenticated()
                    // commands come in the body, never in the address; and nothing is fetched from elsewhere
                    .requestMatchers("/actuator/jolokia/**", "/actuator/hawtio/jolokia/**", "/actuator/hawtio/proxy/**")
                    .denyAll()
                    .requestMatchers(
                            HttpMethod.GET,
                            "/",
                            "/routes",
                            "/hawtio",
                            "/hawtio/**",
                            "/actuator/hawtio",
                            "/actuator/hawtio/**")
                    .authenticated();
        }
        requests.anyRequest().denyAll();
    }

    private static void headers(HeadersConfigurer<HttpSecurity> headers) {
        headers.contentSecurityPolicy(policy -> policy.policyDirectives(CONTENT_POLICY))
                .frameOptions(HeadersConfigurer.FrameOptionsConfig::deny)
                .referrerPolicy(referrer -> referrer.policy(ReferrerPolicy.SAME_ORIGIN))
                .permissionsPolicyHeader(
                        features -> features.policy("camera=(), geolocation=(), microphone=(), payment=(), usb=()"))
                .crossOriginOpenerPolicy(Customizer.withDefaults());
    }

    /** Hawtio reads the token from the cookie and sends it back as a header, so scripts of our pages must see it. */
    private static void csrf(CsrfConfigurer<HttpSecurity> csrf) {
        CookieCsrfTokenRepository tokens = CookieCsrfTokenRepository.withHttpOnlyFalse();
        tokens.setCookieCustomizer(cookie -> cookie.sameSite("Lax"));
        csrf.csrfTokenRepository(tokens).csrfTokenRequestHandler(new CsrfTokenRequestAttributeHandler());
    }

    /** The token is made when somebody asks for it: without this, the cookie would come only after it was needed. */
    private static final class LoadCsrfToken extends OncePerRequestFilter {

        @Override
        protected void doFilterInternal(HttpServletRequest request, HttpServletResponse response, FilterChain chain)
                throws ServletException, IOException {
            if (request.getAttribute(CsrfToken.class.getName()) instanceof CsrfToken token) {
                token.getToken();
            }
            chain.doFilter(request, response);
        }
    }
}
