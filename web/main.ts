document.documentElement.classList.add('nhsuk-frontend-supported')
